import {
  type ClientConfig,
  ClientError,
  type ClientReturn,
  createClient,
  type SanityClient,
} from '@sanity/client'
import { environment } from '#lib/config/environment.ts'
import { clientConfig } from '#sanity/client.ts'
import { lakeHealth } from './lake-health.ts'

/** Milliseconds after which a read counts as failed. A page's render waits no longer than this; for a build, which asks for hundreds of pages at once, nobody waits. */
export const readTimeout = process.env.NEXT_PHASE === 'phase-production-build' ? 30_000 : 3_000

/** The lake did not answer, answered with an error, or answered something that is no result. */
export class LakeUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LakeUnavailable'
  }
}

export interface Read<T> {
  data: T
  /** Milliseconds since the epoch at which the read began: everything committed before is in it. */
  readAt: number
}

export type QueryParameters = Record<string, unknown>

/**
 * Asks the lake itself, past every cache. @sanity/client is an external package of the build (next.config.js), so that it brings
 * its own transport and Next neither stores the answer nor makes the page dynamic.
 *
 * @param timeout milliseconds after which it counts as failed.
 * @throws LakeUnavailable
 */
export async function queryLake<const Query extends string>(
  query: Query,
  params: QueryParameters = {},
  config: Pick<ClientConfig, 'perspective' | 'stega'> = {},
  timeout = readTimeout,
): Promise<Read<ClientReturn<Query>>> {
  const readAt = Date.now()
  const begunAt = performance.now()
  const deadline = AbortSignal.timeout(timeout)
  let answer: unknown
  try {
    answer = await lakeClient()
      .withConfig(config)
      .fetch<unknown>(query, params, { filterResponse: false, returnQuery: false, signal: deadline })
  } catch (error) {
    if (isRefusal(error)) lakeHealth().noteAnswer(begunAt)
    else lakeHealth().noteFailure(deadline.aborted, begunAt)
    throw new LakeUnavailable('The Content Lake did not answer the query.', { cause: error })
  }
  if (!isAnswer(answer)) {
    lakeHealth().noteFailure(false, begunAt)
    throw new LakeUnavailable('The Content Lake answered something that is no query result.')
  }
  lakeHealth().noteAnswer(begunAt)
  return { data: answer.result as ClientReturn<Query>, readAt }
}

let client: SanityClient | undefined

/** As `readClient`, but without its retries: against a lake that refuses connections they would use the whole deadline up. */
function lakeClient(): SanityClient {
  const { sanity } = environment()
  client ??= createClient({ ...clientConfig(sanity), token: sanity.readToken, maxRetries: 0 })
  return client
}

/** Only this question was refused: the lake is well. Whoever can name a slug must not be able to bring the others to their last good results. */
function isRefusal(error: unknown): boolean {
  return error instanceof ClientError && error.statusCode !== 429
}

function isAnswer(answer: unknown): answer is { result: unknown } {
  return typeof answer === 'object' && answer !== null && 'result' in answer
}
