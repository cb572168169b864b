import type { ClientReturn } from '@sanity/client'
import { logger } from '#lib/log/logger.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import { studioPath } from '#sanity/studio-path.ts'
import { LakeUnavailable, type QueryParameters, queryLake, type Read } from './lake.ts'
import { findLastGood, keepLastGood } from './last-good.ts'

/**
 * Reads for a page: published content, or drafts with their source map when the request is a valid preview.
 * Behind a published read stands its last good result, which carries the `readAt` it was read at. `null` from a healthy CMS is a result: what was
 * unpublished does not come back.
 *
 * @throws LakeUnavailable when the CMS fails and the query never succeeded before, or when it fails in a preview.
 */
export async function readContent<const Query extends string>(
  query: Query,
  params: QueryParameters = {},
): Promise<Read<ClientReturn<Query>>> {
  if (!(await previewAllowed())) return readPublished(query, params)
  return queryLake(query, params, { perspective: 'drafts', stega: { enabled: true, studioUrl: studioPath } })
}

/**
 * As `readContent`, but published content whoever asks; for the sitemap, static parameters and mails.
 *
 * @throws LakeUnavailable when the CMS fails and the query never succeeded before.
 */
export async function readPublished<const Query extends string>(
  query: Query,
  params: QueryParameters = {},
): Promise<Read<ClientReturn<Query>>> {
  try {
    const read = await queryLake(query, params)
    await keepLastGood(query, params, read)
    return read
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error
    const kept = await findLastGood(query, params)
    if (!kept) throw error
    logger.warn('The CMS failed; the last good result is used', {
      readAt: new Date(kept.readAt).toISOString(),
      error,
    })
    return kept as Read<ClientReturn<Query>>
  }
}
