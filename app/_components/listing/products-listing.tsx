import { choicesIn } from '#app/_content/listed-choices.ts'
import { loadProducts } from '#app/_content/products.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { noFilter } from '#lib/catalog/filter.ts'
import type { Market } from '#lib/market/markets.ts'
import { pageOfList, routePath } from '#sanity/routes.ts'
import { PageHead } from '../page-head/page-head.tsx'
import { ReadMark } from '../read-mark.tsx'
import { ItemList } from './item-list.tsx'
import { Listing } from './listing.tsx'

/** A page of everything; undefined where the list ends before it. The first is there in any case. */
export async function drawProducts(market: Market, page: number) {
  const texts = messagesIn(market, catalogueMessages)
  const path = routePath('products')
  const { readAt, ...list } = await loadProducts(page)
  const { products, count } = list
  if (products.length === 0 && page > 1) return undefined
  return (
    <>
      <ReadMark at={readAt} />
      <ItemList market={market} products={products} page={page} />
      <PageHead title={texts.everything} lead={texts.everythingLead} />
      <Listing
        market={market}
        path={path}
        products={products}
        count={count}
        facets={choicesIn(list, market)}
        filter={noFilter}
        page={page}
        pathOfPage={(other) => pageOfList(path, other)}
        empty={<p>{texts.emptyCategory}</p>}
      />
    </>
  )
}
