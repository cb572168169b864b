import { Readable } from 'node:stream'
import { visibilityOf } from '../../access/visibility.ts'
import { documentsAt, historyTransactions, type Moment } from '../../store/history/history.ts'
import { documentEvents } from '../../store/history/history-events.ts'
import { releaseEvents } from '../../store/releases/events.ts'
import { requireLogin } from '../accounts/roles.ts'
import { type Exchange, flag } from '../exchange.ts'
import { badRequest } from '../faults.ts'
import { datasetOf, type Lake, type LakeDataset } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

/** What documents were, and who changed them. Not for anonymous readers: the past may hold what was taken down. */
export function historyRoutes(lake: Lake): Route[] {
  const guarded = (exchange: Exchange): LakeDataset => {
    requireLogin(exchange.identity)
    return datasetOf(lake, exchange)
  }
  const mayRead = (exchange: Exchange) => visibilityOf(exchange.identity, 'history')
  /** The documents asked for whose past may be read: as they are, or as they last were. */
  const idsOf = (exchange: Exchange, { store }: LakeDataset) => {
    const { seesEverything, sees } = mayRead(exchange)
    const ids = (exchange.params.ids ?? exchange.params.id ?? '').split(',').filter(Boolean)
    if (seesEverything) return ids
    return ids.filter((id) => {
      const document = store.get(id) ?? store.log.lastState(id)
      return document !== null && sees(document)
    })
  }

  return [
    {
      method: 'GET',
      pattern: '/data/history/:dataset/transactions/:ids',
      handle: (exchange) => {
        const dataset = guarded(exchange)
        const { store } = dataset
        const { seesEverything } = mayRead(exchange)
        const { url } = exchange
        const text = (name: string) => url.searchParams.get(name) ?? undefined
        const limit = Number(text('limit'))
        const transactions = historyTransactions(store, idsOf(exchange, dataset), {
          ...(text('fromTransaction') ? { fromTransaction: text('fromTransaction') } : {}),
          ...(text('toTransaction') ? { toTransaction: text('toTransaction') } : {}),
          ...(text('fromTime') ? { fromTime: text('fromTime') } : {}),
          ...(text('toTime') ? { toTime: text('toTime') } : {}),
          ...(text('authors') ? { authors: text('authors')?.split(',') } : {}),
          ...(limit > 0 ? { limit } : {}),
          reverse: flag(url, 'reverse'),
          excludeMutations: !seesEverything || flag(url, 'excludeMutations') || flag(url, 'excludeContent'),
          includeIdentifiedDocumentsOnly: !seesEverything || flag(url, 'includeIdentifiedDocumentsOnly'),
          effects: text('effectFormat') === 'mendoza',
        })
        const lines = function* () {
          for (const transaction of transactions)
            yield lake.addresses.outbound(`${JSON.stringify(transaction)}\n`)
        }
        return {
          status: 200,
          headers: { 'content-type': 'application/x-ndjson' },
          body: Readable.from(lines()),
        }
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/documents/:ids',
      handle: (exchange) => {
        const dataset = guarded(exchange)
        const moment = momentOf(exchange.url, lake.now())
        const documents = documentsAt(dataset.store, idsOf(exchange, dataset), moment)
        return json({ documents: documents.filter(mayRead(exchange).sees) })
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/events/documents/:id',
      handle: (exchange) => {
        const dataset = guarded(exchange)
        const [id] = idsOf(exchange, dataset)
        if (id === undefined) return json({ events: {}, nextCursor: '' })
        return json(documentEvents(dataset.store, id, pageOf(exchange.url)))
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/events/releases/:id',
      handle: (exchange) => {
        const dataset = guarded(exchange)
        const name = (exchange.params.id ?? '').replace(/^_\.releases\./, '')
        const release = dataset.store.get(`_.releases.${name}`)
        if (release && !mayRead(exchange).sees(release)) return json({ events: [], nextCursor: '' })
        return json(releaseEvents(dataset.store, name, pageOf(exchange.url)))
      },
    },
  ]
}

/** Which part of a long list of events is asked for. */
function pageOf({ searchParams }: URL): { limit: number; cursor?: string } {
  const cursor = searchParams.get('nextCursor') ?? searchParams.get('cursor')
  return { limit: Number(searchParams.get('limit')) || 100, ...(cursor ? { cursor } : {}) }
}

/** The moment that the parameters of a URL name; without any of them it is now. Throws 400 for a time that is none. */
function momentOf(url: URL, now: Date): Moment {
  const revision = url.searchParams.get('revision')
  if (revision) return { revision }
  if (flag(url, 'lastRevision')) return { lastRevision: true }
  const time = url.searchParams.get('time') ?? now.toISOString()
  if (Number.isNaN(Date.parse(time)))
    throw badRequest(`The parameter "time" is no time in ISO 8601: "${time}"`)
  return { time }
}
