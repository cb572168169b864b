import useSWR from 'swr'

/** How many a shopper can buy, as the shop says; `unknown` while the shop has no answer or does not know the variant. */
export type AvailableStock =
  | { status: 'loading' }
  | { status: 'unknown' }
  | { status: 'known'; available: number }

const everyFiveSeconds = 5000

/**
 * Asks the shop, over HTTP, how many of a variant are available.
 *
 * @param changedBy anything that, when it changes, means the number has to be asked for again
 */
export function useAvailableStock(siteUrl: string, sku: string, changedBy: string): AvailableStock {
  const address = `${siteUrl}/api/stock?sku=${encodeURIComponent(sku)}`
  const { data, error } = useSWR([address, changedBy], ([from]) => readAvailable(from, sku), {
    refreshInterval: everyFiveSeconds,
    keepPreviousData: true,
    shouldRetryOnError: false,
  })
  if (error) return { status: 'unknown' }
  return data ?? { status: 'loading' }
}

async function readAvailable(address: string, sku: string): Promise<AvailableStock> {
  const response = await fetch(address, { signal: AbortSignal.timeout(4000) })
  if (!response.ok) return { status: 'unknown' }
  return availableIn(await response.json(), sku)
}

/** Reads one number out of the shop's answer `{"stock": {"SKU": 3}}`. */
export function availableIn(answer: unknown, sku: string): AvailableStock {
  if (typeof answer !== 'object' || answer === null || !('stock' in answer)) return { status: 'unknown' }
  const available = (answer.stock as Record<string, unknown> | null)?.[sku]
  return typeof available === 'number' ? { status: 'known', available } : { status: 'unknown' }
}
