import type { Market } from '#lib/market/markets.ts'
import { readPrice } from '#lib/market/money.ts'
import { choiceKey } from './choice-key.ts'
import type { CountedValue } from './facets.ts'
import { priceRanges } from './price-ranges.ts'
import type { Variant } from './variant.ts'

/** The value of an option of a variant, as displayed. Its name is compared without case; of two that are named alike the first that has a value counts. */
export function optionOf({ options }: Pick<Variant, 'options'>, name: string): string | undefined {
  return valuesNamed(options, name)[0]
}

/** All that variants have of an option, as displayed, each once. */
export function optionValues(variants: readonly Pick<Variant, 'options'>[], name: string): string[] {
  const values = variants.flatMap(({ options }) => valuesNamed(options, name))
  return [...new Set(values)]
}

/** What leads to a product when it is chosen, each once: the glazes, the sizes and the price ranges of its variants. */
export function choicesOf(variants: readonly Variant[], market: Market): CountedValue[] {
  const values = variants.flatMap((variant): CountedValue[] => {
    const price = readPrice(variant, market)
    return [
      ...named('glaze', optionOf(variant, 'glaze')),
      ...named('size', optionOf(variant, 'size')),
      ...(price.state === 'priced' ? rangesOf(price.price.amount) : []),
    ]
  })
  return [...new Map(values.map((value) => [`${value.facet} ${value.key}`, value])).values()]
}

/** How many of some products each choice leads to; of price ranges also those that lead to none. */
export function countChoices(products: readonly (readonly Variant[])[], market: Market): CountedValue[] {
  const none = priceRanges.map(({ key }): CountedValue => ({ facet: 'price', key, label: key, count: 0 }))
  const each = products.flatMap((variants) => choicesOf(variants, market))
  return [...none, ...each.map((value) => ({ ...value, count: 1 }))]
}

/** Those that are empty are none. */
function valuesNamed(options: Variant['options'], name: string): string[] {
  const alike = options.filter((option) => option.name.trim().toLowerCase() === name)
  return alike.map(({ value }) => value.trim()).filter(Boolean)
}

function named(facet: 'glaze' | 'size', label: string | undefined): CountedValue[] {
  return label === undefined ? [] : [{ facet, key: choiceKey(label), label }]
}

function rangesOf(amount: number): CountedValue[] {
  const ranges = priceRanges.filter(({ from, to }) => amount >= from && (to === null || amount < to))
  return ranges.map(({ key }) => ({ facet: 'price', key, label: key }))
}
