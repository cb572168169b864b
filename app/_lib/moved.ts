import { notFound, permanentRedirect } from 'next/navigation'
import { endDrawing } from '#app/_content/end-drawing.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath, renderedPath } from '#lib/market/paths.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import { currentPath } from '#lib/redirects/current-path.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { pathOf } from '#sanity/routes.ts'

/**
 * Ends a page whose address no document has: it leads to where the document is that once had it, or it is not found. A preview follows no old address,
 * for a draft may be about to take it.
 */
export async function movedOrNotFound(market: Market, type: PageType, slug: string): Promise<never> {
  if (await previewAllowed()) notFound()
  const path = await currentPath(type, slug, renderedPath(market, pathOf(type, slug))).catch(endDrawing)
  if (path === null) notFound()
  permanentRedirect(publicPath(market, path))
}
