import type { Listener } from '../../listen/hub.ts'
import { type EventStream, openStream } from '../../listen/stream.ts'
import { type Exchange, flag } from '../exchange.ts'
import { badRequest, signInRequired } from '../faults.ts'
import { groqParameters } from '../groq-parameters.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { type Reply, redirect, taken } from '../reply.ts'
import type { Route } from '../router.ts'

/** Listeners and live content, both as server-sent events. */
export function streamRoutes(lake: Lake): Route[] {
  /** Browsers are sent on to a host name of their own for each stream. */
  const elsewhere = (exchange: Exchange): Reply | null => {
    const { headers } = exchange.request
    const target = lake.gate.redirectTarget(headers, exchange.url, exchange.identity.id, lake.now().getTime())
    return target === null ? null : redirect(target, 307)
  }
  const open = (exchange: Exchange, add: (stream: EventStream) => () => void): typeof taken => {
    let remove = () => {}
    remove = add(openStream(exchange.response, lake.addresses.outbound, () => remove()))
    return taken
  }

  return [
    {
      method: 'GET',
      pattern: '/data/listen/:dataset',
      handle: (exchange) => {
        const dataset = datasetOf(lake, exchange)
        const { url, identity } = exchange
        const query = url.searchParams.get('query')
        if (!query) throw badRequest('The parameter "query" is missing')
        const params = groqParameters(url.searchParams)
        dataset.listeners.compile(query, params)
        const options: Listener['options'] = {
          includeResult: flag(url, 'includeResult'),
          includePreviousRevision: flag(url, 'includePreviousRevision'),
          includeMutations: flag(url, 'includeMutations', true),
          effects: url.searchParams.get('effectFormat') === 'mendoza',
        }
        return (
          elsewhere(exchange) ??
          open(exchange, (stream) => dataset.listeners.add({ query, params, options, identity, stream }))
        )
      },
    },
    {
      method: 'GET',
      pattern: '/data/live/events/:dataset',
      handle: (exchange) => {
        const dataset = datasetOf(lake, exchange)
        const includeDrafts = flag(exchange.url, 'includeDrafts')
        if (includeDrafts && exchange.identity.role === 'anonymous') throw signInRequired()
        return elsewhere(exchange) ?? open(exchange, (stream) => dataset.live.add(stream, includeDrafts))
      },
    },
  ]
}
