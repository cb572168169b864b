import { choiceKey } from './choice-key.ts'
import type { ChoiceFacet } from './filter.ts'
import { priceRanges } from './price-ranges.ts'

/** A value that can be chosen. */
export interface Choice {
  /** As it stands in an address. */
  key: string
  /** As it is displayed; of a price range its key. */
  label: string
  /** How many products there are with it among those that the other facets leave; undefined where it is not told. */
  count?: number
}

/** What can be chosen in a list. A facet that has nothing to choose is empty. */
export interface Facets extends Record<ChoiceFacet, readonly Choice[]> {
  /** How many of those that the other facets leave can be bought now; undefined where it is not told. */
  inStock?: number
}

/** A value of a facet as it was counted. Values that differ in writing alone are one choice. */
export interface CountedValue {
  facet: ChoiceFacet
  /** As it stands in an address, where it is not made of the label. */
  key?: string
  label: string
  count?: number
}

const bySize = new Intl.Collator('en', { numeric: true })

/** The facets of what was counted, each in the order in which a shopper looks for a value: by name, and sizes by their numbers. */
export function facetsOf(values: readonly CountedValue[], inStock?: number): Facets {
  const choices = (facet: ChoiceFacet) => joined(values.filter((value) => value.facet === facet))
  const named = (facet: ChoiceFacet) =>
    choices(facet).toSorted((a, b) => bySize.compare(sortable(a.label), sortable(b.label)))
  const prices = choices('price')
  return {
    category: named('category'),
    price: priceRanges.map(({ key }) => prices.find((choice) => choice.key === key) ?? { key, label: key }),
    glaze: named('glaze'),
    size: named('size'),
    inStock,
  }
}

function joined(values: readonly CountedValue[]): Choice[] {
  const choices = new Map<string, Choice>()
  for (const { key: given, label, count } of values) {
    const key = given ?? choiceKey(label)
    if (!key) continue
    const known = choices.get(key)
    const sum = count === undefined ? known?.count : (known?.count ?? 0) + count
    choices.set(key, { key, label: known?.label ?? label, ...(sum === undefined ? {} : { count: sum }) })
  }
  return [...choices.values()]
}

/** Sizes that begin with a number stand first, and in its order. */
function sortable(label: string): string {
  return label.trim().toLowerCase()
}
