import { visibilityOf } from '../../access/visibility.ts'
import { type EventStream, openStream, positionFrame, STREAM_HEADERS } from '../../listen/stream.ts'
import type { Identity } from '../../types.ts'
import { type Exchange, flag } from '../exchange.ts'
import { badRequest, signInRequired } from '../faults.ts'
import { groqParameters } from '../groq-parameters.ts'
import { datasetOf, type Lake, type LakeDataset } from '../lake.ts'
import { type Reply, redirect, taken } from '../reply.ts'
import type { Route } from '../router.ts'
import { isPublishedByDefault } from '../version.ts'

/** Listeners and live content, both as server-sent events. */
export function streamRoutes(lake: Lake): Route[] {
  /** Browsers are sent on to a host name of their own for each stream. */
  const elsewhere = (exchange: Exchange): Reply | null => {
    const { headers } = exchange.request
    const target = lake.gate.redirectTarget(headers, exchange.url, exchange.identity.id, lake.now().getTime())
    return target === null ? null : redirect(target, 307)
  }
  const open = (
    exchange: Exchange,
    dataset: LakeDataset,
    beat: () => string,
    add: (stream: EventStream) => () => void,
  ): Reply | typeof taken => {
    if (exchange.method === 'HEAD') return { status: 200, headers: STREAM_HEADERS }
    const stream = openStream(exchange.response, beat)
    lake.admissions.watch(stream, admissionTo(lake, dataset, exchange.identity))
    stream.onClose(add(stream))
    return taken
  }

  return [
    {
      method: 'GET',
      pattern: '/data/listen/:dataset',
      handle: (exchange) => {
        const dataset = datasetOf(lake, exchange)
        const { listeners } = dataset
        const { url, identity } = exchange
        const query = url.searchParams.get('query')
        if (!query) throw badRequest('The parameter "query" is missing')
        const subject = {
          query,
          params: groqParameters(url.searchParams),
          identity,
          allVersions: flag(url, 'includeAllVersions', !isPublishedByDefault(url)),
        }
        listeners.check(subject)
        const options = {
          includeResult: flag(url, 'includeResult'),
          includePreviousRevision: flag(url, 'includePreviousRevision'),
          includeMutations: flag(url, 'includeMutations', true),
          effects: url.searchParams.get('effectFormat') === 'mendoza',
        }
        const resumes = flag(url, 'enableResume')
        const resume = resumes ? { resume: { lastEventId: lastEventIdOf(exchange) } } : {}
        const beat = () => (resumes ? positionFrame(listeners.position()) : '')
        return (
          elsewhere(exchange) ??
          open(exchange, dataset, beat, (stream) => listeners.add({ ...subject, options, stream, ...resume }))
        )
      },
    },
    {
      method: 'GET',
      pattern: '/data/live/events/:dataset',
      handle: (exchange) => {
        const dataset = datasetOf(lake, exchange)
        const { live } = dataset
        const includeDrafts = flag(exchange.url, 'includeDrafts')
        if (includeDrafts && exchange.identity.role === 'anonymous') throw signInRequired()
        const visibility = visibilityOf(exchange.identity)
        const lastEventId = lastEventIdOf(exchange)
        const beat = () => positionFrame(live.position())
        return (
          elsewhere(exchange) ??
          open(exchange, dataset, beat, (stream) =>
            live.add({ stream, includeDrafts, visibility, lastEventId }),
          )
        )
      },
    },
  ]
}

/** The header of the EventSource standard; the redirect of a browser's stream carries it in the address. */
function lastEventIdOf({ request, url }: Exchange): string | undefined {
  const header = request.headers['last-event-id']
  return (typeof header === 'string' && header) || url.searchParams.get('lastEventId') || undefined
}

/** Whether somebody still sees of a dataset what they see now; the identity is the one narrowed to it. */
function admissionTo(lake: Lake, dataset: LakeDataset, identity: Identity): () => boolean {
  const { key } = visibilityOf(identity)
  return () =>
    lake.accounts.isAdmitted(identity) &&
    !(dataset.aclMode === 'private' && identity.role === 'anonymous') &&
    visibilityOf(lake.roles.within(identity, dataset)).key === key
}
