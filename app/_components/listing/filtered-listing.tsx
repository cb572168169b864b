import { permanentRedirect } from 'next/navigation'
import type { Filtered } from '#app/_content/filtered.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { isPlain } from '#lib/catalog/filter.ts'
import { filterQuery } from '#lib/catalog/filter-address.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pageOfList } from '#sanity/routes.ts'
import { ShopLink } from '../shop-link.tsx'
import { Listing } from './listing.tsx'
import { ListingNote } from './listing-note.tsx'

interface FilteredListingProps {
  market: Market
  /** The list's own address, without a market. */
  path: string
  filtered: Filtered
}

/** A list as it was filtered and sorted. One that asks for nothing is the kept list, and leads there. */
export function FilteredListing({ market, path, filtered }: FilteredListingProps) {
  const texts = messagesIn(market, catalogueMessages)
  const all = (
    <ShopLink market={market} path={path} className="button">
      {texts.seeAll}
    </ShopLink>
  )
  if (!filtered) {
    return (
      <div className="wrap">
        <ListingNote title={texts.unavailable}>
          <p>{texts.unavailableHelp}</p>
          {all}
        </ListingNote>
      </div>
    )
  }
  const { products, count, facets, filter, ignored } = filtered
  if (isPlain(filter) && ignored.length === 0)
    permanentRedirect(publicPath(market, pageOfList(path, filter.page)))
  const firstPage = `${path}${filterQuery({ ...filter, page: 1 })}`
  return (
    <Listing
      market={market}
      path={path}
      products={products}
      count={count}
      facets={facets}
      filter={filter}
      page={filter.page}
      pathOfPage={(page) => `${path}${filterQuery({ ...filter, page })}`}
      note={
        ignored.length > 0 ? (
          <p role="status">{texts.ignored(ignored.map(({ value }) => `“${value}”`).join(', '))}</p>
        ) : null
      }
      empty={
        count > 0 ? (
          <ListingNote title={texts.beyond}>
            <p>{texts.beyondHelp}</p>
            <ShopLink market={market} path={firstPage} className="button">
              {texts.firstPage}
            </ShopLink>
          </ListingNote>
        ) : (
          <ListingNote title={texts.nothing}>
            <p>{texts.nothingHelp}</p>
            {all}
          </ListingNote>
        )
      }
    />
  )
}
