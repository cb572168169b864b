import { Readable } from 'node:stream'
import { documentsAt, historyTransactions, type Moment } from '../../store/history.ts'
import { documentEvents } from '../../store/history-events.ts'
import { releaseEvents } from '../../store/releases/events.ts'
import { type Exchange, flag } from '../exchange.ts'
import { datasetOf, type Lake, type LakeDataset } from '../lake.ts'
import { json } from '../reply.ts'
import { requireLogin } from '../roles.ts'
import type { Route } from '../router.ts'

/** What documents were, and who changed them. Not for anonymous readers: the past may hold what was taken down. */
export function historyRoutes(lake: Lake): Route[] {
  const guarded = (exchange: Exchange): LakeDataset => {
    requireLogin(exchange.identity)
    return datasetOf(lake, exchange)
  }
  const idsOf = ({ params }: Exchange) => (params.ids ?? '').split(',').filter(Boolean)

  return [
    {
      method: 'GET',
      pattern: '/data/history/:dataset/transactions/:ids',
      handle: (exchange) => {
        const { store } = guarded(exchange)
        const { url } = exchange
        const text = (name: string) => url.searchParams.get(name) ?? undefined
        const limit = Number(text('limit'))
        const transactions = historyTransactions(store, idsOf(exchange), {
          ...(text('fromTransaction') ? { fromTransaction: text('fromTransaction') } : {}),
          ...(text('toTransaction') ? { toTransaction: text('toTransaction') } : {}),
          ...(text('fromTime') ? { fromTime: text('fromTime') } : {}),
          ...(text('toTime') ? { toTime: text('toTime') } : {}),
          ...(text('authors') ? { authors: text('authors')?.split(',') } : {}),
          ...(limit > 0 ? { limit } : {}),
          reverse: flag(url, 'reverse'),
          excludeMutations: flag(url, 'excludeMutations') || flag(url, 'excludeContent'),
          includeIdentifiedDocumentsOnly: flag(url, 'includeIdentifiedDocumentsOnly'),
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
        const { store } = guarded(exchange)
        return json({ documents: documentsAt(store, idsOf(exchange), momentOf(exchange.url, lake.now())) })
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/events/documents/:id',
      handle: (exchange) => {
        const { store } = guarded(exchange)
        return json(documentEvents(store, exchange.params.id ?? '', pageOf(exchange.url)))
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/events/releases/:id',
      handle: (exchange) => {
        const { store } = guarded(exchange)
        const name = (exchange.params.id ?? '').replace(/^_\.releases\./, '')
        return json(releaseEvents(store, name, pageOf(exchange.url)))
      },
    },
  ]
}

/** Which part of a long list of events is asked for. */
function pageOf({ searchParams }: URL): { limit: number; cursor?: string } {
  const cursor = searchParams.get('nextCursor') ?? searchParams.get('cursor')
  return { limit: Number(searchParams.get('limit')) || 100, ...(cursor ? { cursor } : {}) }
}

/** The moment that the parameters of a URL name; without any of them it is now. */
function momentOf(url: URL, now: Date): Moment {
  const revision = url.searchParams.get('revision')
  if (revision) return { revision }
  if (flag(url, 'lastRevision')) return { lastRevision: true }
  return { time: url.searchParams.get('time') ?? now.toISOString() }
}
