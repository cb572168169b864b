import { markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routes } from '#sanity/registry/routes.ts'
import { routePath } from '#sanity/routes.ts'
import { drawingOf } from './drawing.ts'
import type { Shop } from './shop.ts'

export interface SeenPage {
  /** Markup and payload without what differs between two drawings of the same content. */
  html: string
  /** When its own content was read, in ms since the epoch: the latest of its marks. */
  readAt: number
}

/** The public paths of the sitemap. */
export async function sitemapPaths(shop: Shop): Promise<string[]> {
  const xml = await shop.page('/sitemap.xml')
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
}

/** The public paths of every page of the registry: those that the sitemap names, and those that it keeps to itself. */
export async function everyPath(shop: Shop): Promise<string[]> {
  const hidden = routes
    .filter(({ noindex }) => noindex)
    .flatMap(({ id, values }) => (Array.isArray(values) ? values.map((value) => routePath(id, value)) : []))
  return [
    ...(await sitemapPaths(shop)),
    ...hidden.flatMap((path) => markets.map((market) => publicPath(market, path))),
  ]
}

/** Every page of the shop as it is served now. */
export async function crawl(shop: Shop): Promise<Map<string, SeenPage>> {
  const pages = new Map<string, SeenPage>()
  for (const path of await everyPath(shop)) pages.set(path, seen(await shop.page(path)))
  return pages
}

const mark = /<meta name="restock:read-at" content="(\d+)"\/?>/g

function seen(html: string): SeenPage {
  const marks = [...html.matchAll(mark)].map(([, at]) => Number(at))
  return { html: drawingOf(html).text, readAt: Math.max(...marks) }
}

/** The paths of the pages that were drawn anew between two crawls. */
export function redrawn(before: Map<string, SeenPage>, after: Map<string, SeenPage>): string[] {
  return [...after].filter(([path, { readAt }]) => readAt !== before.get(path)?.readAt).map(([path]) => path)
}
