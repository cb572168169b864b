import { markets } from '#lib/market/markets.ts'
import type { DependencyOf } from '#sanity/registry/dependency.ts'
import type { Route } from '#sanity/registry/routes.ts'
import { continuationOf, pageOfList, pathOf } from '#sanity/routes.ts'
import { isInPages, pageAt } from '../list-pages.ts'
import type { Referrers } from '../referrers.ts'
import { soldOut } from '../sold-out.ts'
import { isShownBy, type Touch } from './rule.ts'

type Carrier = Referrers['carriers'][number]

/** The pages that say something else of a product when one of its skus is sold out, or is not any more. */
export function stockRule(
  route: Route,
  { on, reason }: DependencyOf<'stock'>,
  sku: string,
  referrers: Referrers,
): Touch[] {
  const paths = referrers.carriers
    .filter(({ slug }) => slug)
    .flatMap((carrier) => {
      if (on === 'related') return decides(sku, carrier, referrers) ? neighboursOf(route, carrier) : []
      if (on === 'variants')
        return carrier.slug && isShownBy(route) ? [pathOf(route.shows, carrier.slug)] : []
      return decides(sku, carrier, referrers) ? cardsOf(route, carrier, referrers) : []
    })
  const aside = on === 'related'
  return paths.flatMap((path) => markets.map((market) => ({ path, market, reason, aside })))
}

/** A card says that a product is sold out when all of its variants are: while another one is to be had, this one changes nothing. */
function decides(sku: string, { variants }: Carrier, { stock }: Referrers): boolean {
  const others = (variants ?? [])
    .map((variant) => variant.sku)
    .filter((other) => other !== null && other !== sku)
  return (
    others.length === 0 ||
    soldOut(
      others.filter((other) => other !== null),
      stock,
    ) !== 'no'
  )
}

function neighboursOf(route: Route, { around }: Carrier): string[] {
  if (!isShownBy(route)) return []
  const { shows } = route
  return (around ?? []).flatMap(({ slug }) => (slug ? [pathOf(shows, slug)] : []))
}

function cardsOf(route: Route, carrier: Carrier, { featured, tellers }: Referrers): string[] {
  const listing = route.dependsOn.find(
    (dependency) => dependency.kind === 'listing' && dependency.type === 'product',
  )
  if (listing?.kind === 'listing') {
    const { of, first } = listing.list
    if (of === 'subject') {
      const slug = carrier.category?.slug
      return slug && isShownBy(route)
        ? pagesWith(route, pathOf(route.shows, slug), carrier.placeInCategory)
        : []
    }
    if (isInPages(listing.list)) return pagesWith(route, route.pattern, carrier.place)
    const place = (featured ?? []).findIndex(({ _id }) => _id === carrier._id)
    const stands = of === 'all' || (place >= 0 && (first === undefined || place < first))
    return stands ? [route.pattern] : []
  }
  if (!isShownBy(route)) return []
  const { shows } = route
  return tellers
    .filter(({ _type, slug, products }) => _type === shows && slug && products?.includes(carrier._id))
    .map(({ slug }) => pathOf(shows, slug ?? ''))
}

/** The page of a list on which a card stands; all of them when its place is not known. */
function pagesWith(route: Route, path: string, place: number | null): string[] {
  if (place !== null) return [pageOfList(path, pageAt(place))]
  const further = continuationOf(route)
  return further ? [path, further.pattern] : [path]
}
