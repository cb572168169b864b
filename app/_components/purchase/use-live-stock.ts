'use client'

import useSWR from 'swr'
import { readStockAnswer } from './stock-answer.ts'

/** Available pieces by sku, asked anew every ten seconds and whenever the page is looked at again; undefined until known. */
export function useLiveStock(skus: readonly string[]): Record<string, number> | undefined {
  const query = new URLSearchParams(skus.map((sku) => ['sku', sku]))
  const { data } = useSWR(skus.length > 0 ? `/api/stock?${query}` : null, fetchStock, {
    refreshInterval: 10_000,
    revalidateOnFocus: true,
    focusThrottleInterval: 1_000,
    dedupingInterval: 1_000,
  })
  return data
}

async function fetchStock(url: string): Promise<Record<string, number>> {
  const response = await fetch(url, { cache: 'no-store' })
  if (!response.ok) throw new Error(`The stock could not be read: ${response.status}.`)
  return readStockAnswer(await response.json())
}
