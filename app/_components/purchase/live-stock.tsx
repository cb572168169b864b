'use client'

import { useEffect } from 'react'
import useSWR from 'swr'
import { readStockAnswer } from './stock-answer.ts'

interface LiveStockProps {
  skus: readonly string[]
  /** Told of each new reading. */
  onReading(available: Record<string, number>): void
}

/**
 * Asks for the available pieces of each sku every ten seconds, and whenever the page is looked at again. It draws nothing and comes after the page:
 * what the server drew is true of whether there are any.
 */
export function LiveStock({ skus, onReading }: LiveStockProps) {
  const query = new URLSearchParams(skus.map((sku) => ['sku', sku]))
  const { data } = useSWR(`/api/stock?${query}`, fetchStock, {
    refreshInterval: 10_000,
    revalidateOnFocus: true,
    focusThrottleInterval: 1_000,
    dedupingInterval: 1_000,
  })
  useEffect(() => {
    if (data) onReading(data)
  }, [data, onReading])
  return null
}

async function fetchStock(url: string): Promise<Record<string, number>> {
  const response = await fetch(url, { cache: 'no-store' })
  if (!response.ok) throw new Error(`The stock could not be read: ${response.status}.`)
  return readStockAnswer(await response.json())
}
