import type { Market } from '#lib/market/markets.ts'

interface WishFieldsProps {
  action: 'add' | 'remove' | 'share' | 'unshare'
  product?: string
  sku?: string
  /** Whose language the answer speaks. */
  market: Pick<Market, 'id'>
}

/** What a form says to POST /api/wish-list. */
export function WishFields({ action, product, sku, market }: WishFieldsProps) {
  const fields = { action, product, sku, market: market.id }
  return Object.entries(fields).map(([name, value]) =>
    value ? <input key={name} type="hidden" name={name} value={value} /> : null,
  )
}
