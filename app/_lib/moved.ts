import { notFound, permanentRedirect } from 'next/navigation'
import { endDrawing } from '#app/_content/end-drawing.ts'
import { readPublished } from '#lib/content/read.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath, renderedPath } from '#lib/market/paths.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import { currentPath } from '#lib/redirects/current-path.ts'
import { takenSlugQuery } from '#sanity/queries/slugs.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { pathOf } from '#sanity/routes.ts'

/**
 * Leads from an address that no document has to where the document is that once had it, or to the same in small letters when only the case was mistyped.
 * It returns when there is no such way. A preview follows no old address, for a draft may be about to take it: it ends here.
 */
export async function followMove(market: Market, type: PageType, slug: string): Promise<void> {
  if (await previewAllowed()) notFound()
  const path = await currentPath(type, slug, renderedPath(market, pathOf(type, slug))).catch(endDrawing)
  if (path !== null) permanentRedirect(publicPath(market, path))
  if (await isMistypedCase(type, slug))
    permanentRedirect(publicPath(market, pathOf(type, slug.toLowerCase())))
}

/** Whether a document has this slug in small letters. While the CMS is down nobody is led on. */
async function isMistypedCase(type: PageType, slug: string): Promise<boolean> {
  const small = slug.toLowerCase()
  if (small === slug) return false
  const read = readPublished(takenSlugQuery, { type, slug: small }).catch(() => undefined)
  return typeof (await read)?.data === 'string'
}
