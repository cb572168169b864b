import type { QueryTask } from '../../query/task.ts'
import { type Exchange, expectObject, flag } from '../exchange.ts'
import { badRequest } from '../faults.ts'
import { groqParameters } from '../groq-parameters.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { jsonBody, type Reply } from '../reply.ts'
import type { Route } from '../router.ts'
import { perspectiveOf } from '../version.ts'

/** Query and parameters together, in bytes of JSON: what a client sends is far below it. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024

/** groq-js needs seconds for longer ones. */
const LONGEST_QUERY = 256 * 1024

/** GROQ over GET and POST, with perspectives, sync tags and Content Source Maps. */
export function queryRoutes(lake: Lake): Route[] {
  const answer = async (
    exchange: Exchange,
    query: unknown,
    params: Record<string, unknown>,
  ): Promise<Reply> => {
    if (typeof query !== 'string' || query.trim() === '') throw badRequest('The parameter "query" is missing')
    if (query.length > LONGEST_QUERY) {
      throw badRequest(`The query is longer than ${LONGEST_QUERY} characters; send its values as parameters`)
    }
    const dataset = datasetOf(lake, exchange)
    const { url, identity } = exchange
    const task: QueryTask = {
      query,
      params,
      perspective: perspectiveOf(url),
      resultSourceMap: sourceMapOf(url),
      identity,
      now: lake.now(),
      returnQuery: flag(url, 'returnQuery', true),
    }
    return jsonBody(await lake.queries.answer(dataset, task))
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
        datasetOf(lake, exchange)
        const body = expectObject(await exchange.readJson(BODY_LIMIT_BYTES), 'The body')
        return answer(exchange, body.query, expectObject(body.params ?? {}, '"params"'))
      },
    },
  ]
}

function sourceMapOf(url: URL): QueryTask['resultSourceMap'] {
  const asked = url.searchParams.get('resultSourceMap')
  if (asked === null || asked === 'false') return false
  return asked === 'withKeyArraySelector' ? 'withKeyArraySelector' : true
}
