import { environment } from '#lib/config/environment.ts'
import { type Market, markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { type Route, routes } from '#sanity/registry/routes.ts'
import { routePath, takesValue } from '#sanity/routes.ts'
import { furtherPages, publishedValues, type RouteValue, valuesInHouse } from './route-values.ts'

/** The types whose documents a sitemap has to know. */
export const typesInSitemap = inSitemap().flatMap(({ shows }) => shows ?? [])

/**
 * Every page that is kept and that search engines may find, in every market.
 *
 * @param slugs the answer to `slugsQuery` for `typesInSitemap`.
 * @param readAt when it was asked, in ms since the epoch; the freshness proof reads it.
 */
export function drawSitemap(slugs: unknown, readAt: number): string {
  const pages = inSitemap().flatMap((route) => pagesOf(route, slugs))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- restock:read-at ${readAt} -->`,
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...pages.flatMap((page) => markets.map((market) => entryOf(page, market))),
    '</urlset>',
    '',
  ].join('\n')
}

function inSitemap(): Route[] {
  return routes.filter(({ noindex, perRequest, variantsOf }) => !noindex && !perRequest && !variantsOf)
}

interface Page {
  path: string
  lastModified?: string
}

function pagesOf(route: Route, slugs: unknown): Page[] {
  if (route.continues) return furtherPages(slugs, route.continues).map((path) => ({ path }))
  if (!takesValue(route)) return [{ path: routePath(route.id) }]
  const values: RouteValue[] = route.shows ? publishedValues(slugs, route.shows) : valuesInHouse(route)
  return values.map(({ value, lastModified }) => ({ path: routePath(route.id, value), lastModified }))
}

function entryOf({ path, lastModified }: Page, market: Market): string {
  const others = markets.map(
    (other) => `<xhtml:link rel="alternate" hreflang="${other.locale}" href="${addressOf(other, path)}"/>`,
  )
  const moment = lastModified ? `<lastmod>${escaped(lastModified)}</lastmod>` : ''
  return `<url><loc>${addressOf(market, path)}</loc>${others.join('')}${moment}</url>`
}

function addressOf(market: Market, path: string): string {
  return escaped(environment().site.url + publicPath(market, path))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
