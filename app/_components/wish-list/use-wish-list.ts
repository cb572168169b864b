'use client'

import { useEffect, useRef, useState } from 'react'
import { whenIdle } from '../when-idle.ts'

export interface WishedItem {
  product: string
  /** Empty for the product as such. */
  sku: string
}

/**
 * What stands on the visitor's list, asked once the page has nothing better to do: a kept page is the same for everyone. Undefined until it is known.
 * `change` adds or removes a thing, and rejects when that could not be done.
 */
export function useWishList() {
  const [items, setItems] = useState<WishedItem[]>()
  // An answer to a question from before the last change would take it back.
  const changes = useRef(0)
  useEffect(
    () =>
      whenIdle(() => {
        const before = changes.current
        const keep = (found: WishedItem[]) => before === changes.current && setItems(found)
        void ask().then(keep, () => {})
      }),
    [],
  )
  const change = async (action: 'add' | 'remove', item: WishedItem) => {
    changes.current++
    setItems(await ask({ action, ...item }))
  }
  return { items, change }
}

async function ask(change?: Record<string, string>): Promise<WishedItem[]> {
  const asked: RequestInit = change
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) }
    : { cache: 'no-store' }
  const response = await fetch('/api/wish-list', asked)
  if (!response.ok) throw new Error(`The wish list answered ${response.status}.`)
  return ((await response.json()) as { items: WishedItem[] }).items
}
