import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Facets } from '#lib/catalog/facets.ts'
import { type CatalogueFilter, choiceFacets, narrows, noFilter, without } from '#lib/catalog/filter.ts'
import { filterQuery } from '#lib/catalog/filter-address.ts'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './active-filters.module.css'
import { choiceLabel } from './choice-label.ts'

interface ActiveFiltersProps {
  market: Market
  path: string
  facets: Facets
  filter: CatalogueFilter
}

/** What was chosen, each with a link to the list without it. */
export function ActiveFilters({ market, path, facets, filter }: ActiveFiltersProps) {
  if (!narrows(filter)) return null
  const texts = messagesIn(market, catalogueMessages)
  const chosen = choiceFacets.flatMap((facet) =>
    filter[facet].map((key) => {
      const choice = facets[facet].find((one) => one.key === key) ?? { key, label: key }
      return { facet, key, label: choiceLabel(facet, choice, market) }
    }),
  )
  const all = filter.inStock
    ? [...chosen, { facet: 'stock' as const, key: 'in', label: texts.inStock }]
    : chosen
  return (
    <ul className={styles.list} aria-label={texts.chosen}>
      {all.map(({ facet, key, label }) => (
        <li key={`${facet} ${key}`}>
          <ShopLink
            market={market}
            path={`${path}${filterQuery(without(filter, facet, key))}`}
            className={styles.chip}
            aria-label={texts.remove(label)}
          >
            {label}
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className={styles.cross}>
              <path d="M2 2l8 8M10 2l-8 8" />
            </svg>
          </ShopLink>
        </li>
      ))}
      <li>
        <ShopLink
          market={market}
          path={`${path}${filterQuery({ ...noFilter, sort: filter.sort })}`}
          className={styles.clear}
        >
          {texts.clear}
        </ShopLink>
      </li>
    </ul>
  )
}
