import { environment } from '#lib/config/environment.ts'
import { type Market, markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { type Route, routes } from '#sanity/registry/routes.ts'
import { routePath, takesValue } from '#sanity/routes.ts'
import { imageBase } from '../_components/picture/image-base.ts'
import { assetFile } from '../_components/picture/source.ts'
import {
  furtherPages,
  latestChange,
  publishedValues,
  type RouteValue,
  valuesInHouse,
} from './route-values.ts'

/** The types whose documents a sitemap has to know. */
export const typesInSitemap = inSitemap().flatMap(({ shows }) => shows ?? [])

/**
 * Every page that is kept and that search engines may find, in every market, with its pictures.
 *
 * @param slugs the answer to `slugsQuery` for `typesInSitemap`.
 * @param readAt when it was asked, in ms since the epoch; the freshness proof reads it.
 */
export function drawSitemap(slugs: unknown, readAt: number): string {
  const pages = inSitemap().flatMap((route) => pagesOf(route, slugs))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- restock:read-at ${readAt} -->`,
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
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
  pictures?: readonly string[]
}

function pagesOf(route: Route, slugs: unknown): Page[] {
  const lastModified = latestChange(route, slugs)
  if (route.continues) return furtherPages(slugs, route.continues).map((path) => ({ path, lastModified }))
  if (!takesValue(route)) return [{ path: routePath(route.id), lastModified }]
  const values: RouteValue[] = route.shows ? publishedValues(slugs, route.shows) : valuesInHouse(route)
  return values.map(({ value, ...about }) => ({ path: routePath(route.id, value), ...about }))
}

function entryOf({ path, lastModified, pictures = [] }: Page, market: Market): string {
  const others = markets.map(
    (other) => `<xhtml:link rel="alternate" hreflang="${other.locale}" href="${addressOf(other, path)}"/>`,
  )
  const moment = lastModified ? `<lastmod>${escaped(lastModified)}</lastmod>` : ''
  const images = pictures.flatMap(pictureAddress).map((address) => {
    return `<image:image><image:loc>${escaped(address)}</image:loc></image:image>`
  })
  return `<url><loc>${addressOf(market, path)}</loc>${others.join('')}${moment}${images.join('')}</url>`
}

/** Nothing for what is no image asset: a page is drawn without it, too. */
function pictureAddress(id: string): string[] {
  const file = assetFile(id)
  return file === undefined ? [] : [`${imageBase()}/${file}`]
}

function addressOf(market: Market, path: string): string {
  return escaped(environment().site.url + publicPath(market, path))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
