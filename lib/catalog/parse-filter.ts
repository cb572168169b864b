import { choiceKey } from './choice-key.ts'
import { type CatalogueFilter, type ChoiceFacet, choiceFacets, noFilter, sortings } from './filter.ts'
import { pageNumber } from './page-number.ts'

/** What Next makes of a query string. */
export type QueryValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** The keys that can be chosen in each facet of a list. */
export type KnownChoices = Readonly<Record<ChoiceFacet, ReadonlySet<string>>>

/** A value that was asked for and has no effect. */
export interface Ignored {
  name: string
  /** At most 40 characters of it. */
  value: string
}

export interface FilterReading {
  filter: CatalogueFilter
  ignored: Ignored[]
}

/** An address that asks for more in one facet is no shopper's. */
const mostChoices = 50
const longestValue = 40

/**
 * What a query string asks of a list. Case makes no difference. What the list does not know is ignored and told; an empty value is a field of the form that was
 * left alone.
 */
export function parseFilter(values: QueryValues, known: KnownChoices): FilterReading {
  const ignored: Ignored[] = []
  const ignore = (name: string, value: string) =>
    ignored.push({ name, value: value.replace(/\p{Control}/gu, ' ').slice(0, longestValue) })

  const chosen = (facet: ChoiceFacet): string[] => {
    const keys = new Set<string>()
    for (const value of given(values, facet).slice(0, mostChoices)) {
      const key = choiceKey(value.slice(0, 200))
      if (known[facet].has(key)) keys.add(key)
      else ignore(facet, value)
    }
    return [...keys].sort()
  }
  const single = <T>(name: string, read: (value: string) => T | undefined, otherwise: T): T => {
    const asked = given(values, name)
    const [first] = asked
    if (first === undefined) return otherwise
    const found = read(first)
    for (const value of asked) if (found === undefined || read(value) !== found) ignore(name, value)
    return found ?? otherwise
  }

  const choices = Object.fromEntries(choiceFacets.map((facet) => [facet, chosen(facet)]))
  return {
    filter: {
      ...noFilter,
      ...(choices as Record<ChoiceFacet, string[]>),
      inStock: single('stock', (value) => (value.toLowerCase() === 'in' ? true : undefined), false),
      sort: single('sort', (value) => sortings.find((sort) => sort === value.toLowerCase()), noFilter.sort),
      page: single('page', pageNumber, 1),
    },
    ignored: ignored.slice(0, mostChoices),
  }
}

/** The values of a name, each once: what is said again asks for nothing more. */
function given(values: QueryValues, name: string): string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  const list = typeof value === 'string' ? [value] : (value ?? [])
  return [...new Set(list.map((one) => one.trim()).filter(Boolean))]
}
