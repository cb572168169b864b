import type { loadCategory } from '#app/_content/category.ts'
import { choicesIn } from '#app/_content/listed-choices.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { noFilter } from '#lib/catalog/filter.ts'
import type { Market } from '#lib/market/markets.ts'
import { pageOfList, pathOf, routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../breadcrumb/breadcrumb.tsx'
import { PageHead } from '../page-head/page-head.tsx'
import { ReadMark } from '../read-mark.tsx'
import { ItemList } from './item-list.tsx'
import { Listing } from './listing.tsx'

type Loaded = Awaited<ReturnType<typeof loadCategory>>

interface CategoryListingProps {
  market: Market
  category: NonNullable<Loaded['category']>
  readAt: number
  page: number
}

/** A page of the products of one category. */
export function CategoryListing({ market, category, readAt, page }: CategoryListingProps) {
  const texts = messagesIn(market, catalogueMessages)
  const path = pathOf('category', category.slug)
  const { title, description, products, count } = category
  return (
    <>
      <ReadMark at={readAt} />
      <ItemList market={market} products={products} page={page} />
      <PageHead
        title={title}
        lead={description}
        above={
          <Breadcrumb
            market={market}
            trail={[{ title: texts.everything, path: routePath('products') }]}
            here={{ title, path }}
          />
        }
      />
      <Listing
        market={market}
        path={path}
        products={products}
        count={count}
        facets={choicesIn(category, market)}
        filter={noFilter}
        page={page}
        pathOfPage={(other) => pageOfList(path, other)}
        empty={<p>{texts.emptyCategory}</p>}
      />
    </>
  )
}
