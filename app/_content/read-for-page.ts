import type { ClientReturn } from '@sanity/client'
import { connection } from 'next/server'
import { LakeUnavailable, type QueryParameters, type Read } from '#lib/content/lake.ts'
import { everyPage } from '#lib/content/owed.ts'
import { readContent } from '#lib/content/read.ts'
import { logger } from '#lib/log/logger.ts'
import { renderedPath } from '#lib/market/paths.ts'
import { drawing } from './drawing.ts'

/**
 * Reads for the page that is being drawn. The frame around it, which does not know the page, passes no path.
 *
 * A page that cannot be drawn asks for a request of its own, which a cached page never has: Next ends the drawing, answers with the document of
 * pages/500.tsx, which is whole without JavaScript, and keeps nothing.
 *
 * @param path the page's, from the registry, without a market.
 * @throws LakeUnavailable in a preview and in a build.
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
    if (!(error instanceof LakeUnavailable) || process.env.NEXT_PHASE === 'phase-production-build')
      throw error
    logger.error('A page cannot be drawn: the CMS failed, and there is no last good result', {
      path: current.path,
      error,
    })
    await connection()
    throw error
  }
}
