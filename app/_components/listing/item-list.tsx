import type { ProductCardContent } from '#app/_content/product-card.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pathOf } from '#sanity/routes.ts'
import { JsonLd } from '../json-ld.tsx'

interface ItemListProps {
  market: Market
  products: readonly ProductCardContent[]
  /** Counted from one; places go on from page to page. */
  page: number
}

/** schema.org's ItemList of a page of products, each by its address alone. */
export function ItemList({ market, products, page }: ItemListProps) {
  if (products.length === 0) return null
  const { url } = environment().site
  const itemListElement = products.map(({ slug }, at) => ({
    '@type': 'ListItem',
    position: (page - 1) * listingSize + at + 1,
    url: new URL(publicPath(market, pathOf('product', slug)), url).href,
  }))
  return <JsonLd data={{ '@type': 'ItemList', itemListElement }} />
}
