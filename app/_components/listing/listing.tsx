import type { ReactNode } from 'react'
import type { ProductCardContent } from '#app/_content/product-card.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Facets } from '#lib/catalog/facets.ts'
import { type CatalogueFilter, choiceFacets, narrows } from '#lib/catalog/filter.ts'
import type { Market } from '#lib/market/markets.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { ProductGrid } from '../product-card/product-grid.tsx'
import { ActiveFilters } from './active-filters.tsx'
import { FilterPanel } from './filter-panel.tsx'
import styles from './listing.module.css'
import { Pagination } from './pagination.tsx'

interface ListingProps {
  market: Market
  /** The list's own address, without a market. */
  path: string
  products: readonly ProductCardContent[]
  /** How many there are on all pages. */
  count: number
  facets: Facets
  filter: CatalogueFilter
  page: number
  /** The address of another page, without a market. */
  pathOfPage(page: number): string
  /** What is said of the filter that was asked for. */
  note?: ReactNode
  /** Stands in the place of the products when there are none. */
  empty: ReactNode
}

/** A page of a list of products, beside what it can be filtered by. */
export function Listing(props: ListingProps) {
  const { market, path, products, count, facets, filter, page, pathOfPage, note, empty } = props
  const texts = messagesIn(market, catalogueMessages)
  const last = Math.max(1, Math.ceil(count / listingSize))
  const chosen = choiceFacets.reduce((sum, facet) => sum + filter[facet].length, filter.inStock ? 1 : 0)
  return (
    <div className={`wrap ${styles.listing}`}>
      <details className={styles.filters}>
        <summary className={styles.summary}>
          {texts.filters}
          {chosen > 0 ? <span className={styles.chosen}>{texts.filtersChosen(chosen)}</span> : null}
        </summary>
        <div className={styles.panel}>
          <FilterPanel market={market} path={path} facets={facets} filter={filter} />
        </div>
      </details>
      <div className={styles.results}>
        <div className={styles.bar}>
          <p className={styles.count} role="status">
            {narrows(filter) ? texts.matches(count) : texts.pieces(count)}
            {last > 1 && page <= last ? <span className={styles.page}>{texts.page(page, last)}</span> : null}
          </p>
          <ActiveFilters market={market} path={path} facets={facets} filter={filter} />
          {note}
        </div>
        {products.length > 0 ? (
          <ProductGrid products={products} market={market} eagerCount={2} heading="h2" narrow />
        ) : (
          empty
        )}
        <Pagination market={market} page={Math.min(page, last + 1)} last={last} pathOf={pathOfPage} />
      </div>
    </div>
  )
}
