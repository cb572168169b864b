import type { ClientReturn } from '@sanity/client'
import { logger } from '#lib/log/logger.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import { studioPath } from '#sanity/studio-path.ts'
import { inOneFlight } from './flights.ts'
import { keepLastGood, keyOf } from './keep.ts'
import { LakeUnavailable, type QueryParameters, queryLake, type Read, readTimeout } from './lake.ts'
import { lakeHealth } from './lake-health.ts'
import { findLastGood } from './last-good.ts'
import type { OwingPage } from './owed.ts'

/** Whether a result is of the form that its query answers with. */
type Fits = (data: unknown) => boolean
const anything: Fits = () => true

/**
 * Reads for a page: published content, or drafts with their source map when the request is a valid preview.
 * Behind a published read stands its last good result, which carries the `readAt` it was read at. `null` from a healthy CMS is a result: what was
 * unpublished does not come back.
 *
 * @param page what is drawn from the result. Drawn from a last good one it is owed, and is rebuilt when the CMS is back.
 * @param fits what does not counts as no answer.
 * @throws LakeUnavailable when the CMS fails and the query never succeeded before, or when it fails in a preview.
 */
export async function readContent<const Query extends string>(
  query: Query,
  params: QueryParameters,
  page: OwingPage,
  fits: Fits = anything,
): Promise<Read<ClientReturn<Query>>> {
  if (!(await previewAllowed())) return readPublished(query, params, page, fits)
  return queryLake(query, params, { perspective: 'drafts', stega: { enabled: true, studioUrl: studioPath } })
}

/**
 * As `readContent`, but published content whoever asks; for the sitemap, static parameters and mails.
 *
 * @param page left out where nothing that lasts is drawn.
 * @throws LakeUnavailable when the CMS fails and the query never succeeded before.
 */
export async function readPublished<const Query extends string>(
  query: Query,
  params: QueryParameters = {},
  page?: OwingPage,
  fits: Fits = anything,
): Promise<Read<ClientReturn<Query>>> {
  try {
    if (lakeHealth().mayAsk(readTimeout)) return await readLive(query, params, fits)
    const kept = await lastGood(query, params, page, fits)
    // With nothing to fall back on the lake is asked all the same: the first request after its recovery is right.
    return kept ?? (await readLive(query, params, fits))
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error
    const kept = await lastGood(query, params, page, fits)
    if (!kept) throw error
    logger.warn('The CMS failed; the last good result is used', {
      readAt: new Date(kept.readAt).toISOString(),
      error,
    })
    return kept
  }
}

/** One that was kept by another version of the shop may be of no use to this one. */
async function lastGood<const Query extends string>(
  query: Query,
  params: QueryParameters,
  page: OwingPage | undefined,
  fits: Fits,
): Promise<Read<ClientReturn<Query>> | undefined> {
  const kept = await findLastGood(query, params, page)
  return kept && fits(kept.data) ? (kept as Read<ClientReturn<Query>>) : undefined
}

/** One read of the lake for all who ask the same at once. */
function readLive<const Query extends string>(
  query: Query,
  params: QueryParameters,
  fits: Fits,
): Promise<Read<ClientReturn<Query>>> {
  return inOneFlight(keyOf(query, params), async () => {
    const read = await queryLake(query, params)
    if (!fits(read.data)) throw new LakeUnavailable('The Content Lake answered something of another form.')
    keepLastGood(query, params, read)
    return read
  })
}
