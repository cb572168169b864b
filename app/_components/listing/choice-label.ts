import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Choice } from '#lib/catalog/facets.ts'
import type { ChoiceFacet } from '#lib/catalog/filter.ts'
import { priceRanges } from '#lib/catalog/price-ranges.ts'
import type { Market } from '#lib/market/markets.ts'
import { formatPrice } from '#lib/market/money.ts'

/** A choice as a shopper reads it: ranges of prices in the writing of the market, everything else as it is displayed. */
export function choiceLabel(facet: ChoiceFacet, { key, label }: Choice, market: Market): string {
  const range = facet === 'price' && priceRanges.find((one) => one.key === key)
  if (!range) return label
  const texts = messagesIn(market, catalogueMessages)
  const price = (amount: number) => formatPrice({ currency: market.currency, amount }, market.locale)
  if (range.to === null) return texts.from(price(range.from))
  return range.from === 0 ? texts.below(price(range.to)) : texts.between(price(range.from), price(range.to))
}
