'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { whenIdle } from '../when-idle.ts'

const LiveStock = lazy(async () => ({ default: (await import('./live-stock.tsx')).LiveStock }))

/** The live stock once the page stands: what polls is no part of what is looked at first. */
export function LateStock(props: {
  skus: readonly string[]
  onReading(available: Record<string, number>): void
}) {
  const [isTime, setIsTime] = useState(false)
  useEffect(() => whenIdle(() => setIsTime(true)), [])
  if (!isTime) return null
  return (
    <Suspense fallback={null}>
      <LiveStock {...props} />
    </Suspense>
  )
}
