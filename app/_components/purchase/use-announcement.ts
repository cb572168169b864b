'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * What a live region should say about the chosen variant: nothing at its first reading, for the choice itself is read
 * out with its stock; the new text when the stock changes while it is chosen.
 */
export function useAnnouncement(sku: string | undefined, text: string | undefined): string {
  const last = useRef<{ sku: string | undefined; text: string }>(undefined)
  const [spoken, setSpoken] = useState('')

  useEffect(() => {
    if (text === undefined) return
    const changed = last.current?.sku === sku && last.current?.text !== text
    last.current = { sku, text }
    setSpoken(changed ? text : '')
  }, [sku, text])

  return spoken
}
