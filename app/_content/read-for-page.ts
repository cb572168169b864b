import type { ClientReturn } from '@sanity/client'
import { LakeUnavailable, type QueryParameters, type Read } from '#lib/content/lake.ts'
import { everyPage } from '#lib/content/owed.ts'
import { readContent } from '#lib/content/read.ts'
import { renderedPath } from '#lib/market/paths.ts'
import { drawing } from './drawing.ts'
import { endDrawing } from './end-drawing.ts'

/**
 * Reads for the page that is being drawn. The frame around it, which does not know the page, passes no path.
 *
 * Without a last good result either, the drawing ends.
 *
 * @param path the page's, from the registry, without a market.
 * @throws LakeUnavailable in a preview and in a build; what ends the drawing elsewhere.
 */
export async function readForPage<const Query extends string>(
  path: string | undefined,
  query: Query,
  params: QueryParameters = {},
): Promise<Read<ClientReturn<Query>>> {
  const current = drawing()
  if (path !== undefined) current.path = path
  try {
    return await readContent(query, params, () =>
      current.market && current.path ? renderedPath(current.market, current.path) : everyPage,
    )
  } catch (error) {
    if (error instanceof LakeUnavailable) endDrawing(error)
    throw error
  }
}
