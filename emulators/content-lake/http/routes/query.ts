import { type Exchange, expectObject, flag } from '../exchange.ts'
import { badRequest } from '../faults.ts'
import { groqParameters } from '../groq-parameters.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json, type Reply } from '../reply.ts'
import type { Route } from '../router.ts'
import { perspectiveOf } from '../version.ts'

/** GROQ over GET and POST, with perspectives, sync tags and Content Source Maps. */
export function queryRoutes(lake: Lake): Route[] {
  const answer = async (
    exchange: Exchange,
    query: unknown,
    params: Record<string, unknown>,
  ): Promise<Reply> => {
    if (typeof query !== 'string' || query.trim() === '') throw badRequest('The parameter "query" is missing')
    const dataset = datasetOf(lake, exchange)
    const { url, identity } = exchange
    const sourceMap = url.searchParams.get('resultSourceMap')
    const began = performance.now()
    const answered = await dataset.engine.query({
      query,
      params,
      perspective: perspectiveOf(url),
      identity,
      now: lake.now(),
      ...(sourceMap && sourceMap !== 'false'
        ? { resultSourceMap: sourceMap === 'withKeyArraySelector' ? 'withKeyArraySelector' : true }
        : {}),
    })
    return json({
      ...(flag(url, 'returnQuery', true) ? { query } : {}),
      result: answered.result ?? null,
      syncTags: answered.syncTags,
      ...(answered.resultSourceMap ? { resultSourceMap: answered.resultSourceMap } : {}),
      ms: Math.round(performance.now() - began),
    })
  }

  return [
    {
      method: 'GET',
      pattern: '/data/query/:dataset',
      handle: (exchange) => {
        const search = exchange.url.searchParams
        return answer(exchange, search.get('query'), groqParameters(search))
      },
    },
    {
      method: 'POST',
      pattern: '/data/query/:dataset',
      handle: async (exchange) => {
        const body = expectObject(await exchange.readJson(), 'The body')
        return answer(exchange, body.query, expectObject(body.params ?? {}, '"params"'))
      },
    },
  ]
}
