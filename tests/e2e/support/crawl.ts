import type { Shop } from './shop.ts'

export interface SeenPage {
  /** HTML without what differs between two drawings of the same content. */
  html: string
  /** When its own content was read, in ms since the epoch: the latest of its marks. */
  readAt: number
}

/** The public paths of the sitemap. */
export async function sitemapPaths(shop: Shop): Promise<string[]> {
  const xml = await shop.page('/sitemap.xml')
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
}

/** Every page of the sitemap as it is served now. */
export async function crawl(shop: Shop): Promise<Map<string, SeenPage>> {
  const pages = new Map<string, SeenPage>()
  for (const path of await sitemapPaths(shop)) pages.set(path, seen(await shop.page(path)))
  return pages
}

const mark = /<meta name="restock:read-at" content="(\d+)"\/?>/g

function seen(html: string): SeenPage {
  const marks = [...html.matchAll(mark)].map(([, at]) => Number(at))
  return { html: html.replaceAll(mark, ''), readAt: Math.max(...marks) }
}

/** The paths of the pages that were drawn anew between two crawls. */
export function redrawn(before: Map<string, SeenPage>, after: Map<string, SeenPage>): string[] {
  return [...after].filter(([path, { readAt }]) => readAt !== before.get(path)?.readAt).map(([path]) => path)
}
