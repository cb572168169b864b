'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * What a live region should say: nothing when the page is opened; the variant when another one is chosen; its stock when that changes while it is chosen.
 *
 * @param stock undefined until the live stock is known.
 */
export function useAnnouncement(sku: string | undefined, stock: string | undefined, variant: string): string {
  const last = useRef<{ sku: string | undefined; stock: string | undefined }>(undefined)
  const [spoken, setSpoken] = useState('')

  useEffect(() => {
    const { current } = last
    last.current = { sku, stock }
    if (current === undefined) return
    if (current.sku !== sku) setSpoken(variant)
    else if (current.stock !== undefined && stock !== undefined && current.stock !== stock) setSpoken(stock)
  }, [sku, stock, variant])

  return spoken
}
