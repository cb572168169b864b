'use client'

import { useEffect } from 'react'
import useSWR from 'swr'
import { readStockAnswer } from './stock-answer.ts'

/** What /api/stock answers at once. */
const mostTogether = 100

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
  const { data } = useSWR(skus, fetchStock, {
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

async function fetchStock(skus: readonly string[]): Promise<Record<string, number>> {
  const questions = []
  for (let at = 0; at < skus.length; at += mostTogether)
    questions.push(ask(skus.slice(at, at + mostTogether)))
  return Object.assign({}, ...(await Promise.all(questions)))
}

async function ask(skus: readonly string[]): Promise<Record<string, number>> {
  const query = new URLSearchParams(skus.map((sku) => ['sku', sku]))
  const response = await fetch(`/api/stock?${query}`, { cache: 'no-store' })
  if (!response.ok) throw new Error(`The stock could not be read: ${response.status}.`)
  return readStockAnswer(await response.json())
}
