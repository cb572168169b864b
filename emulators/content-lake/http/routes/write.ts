import { judgeOf, mayWrite } from '../../access/judge.ts'
import { visibilityOf } from '../../access/visibility.ts'
import type { Sender } from '../../store/request.ts'
import type { Identity } from '../../types.ts'
import { expectObject, flag } from '../exchange.ts'
import { badRequest, insufficientPermissions, tooLarge } from '../faults.ts'
import { datasetOf, type Lake, type LakeDataset } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

/** `/data/mutate` and `/data/actions`. Both answer after the transaction is durable, whatever `visibility` asks. */
export function writeRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/mutate/:dataset',
      handle: async (exchange) => {
        const dataset = datasetOf(lake, exchange)
        if (!mayWrite(exchange.identity)) throw insufficientPermissions('mutationError', 'create')
        const { url } = exchange
        const body = expectObject(await exchange.readJson(), 'The body')
        requireFew(body.mutations)
        const { transactionId, results } = await dataset.store.commit({
          mutations: body.mutations,
          author: exchange.identity.id,
          ...transactionIdOf(body.transactionId ?? url.searchParams.get('transactionId')),
          dryRun: flag(url, 'dryRun'),
          autoGenerateArrayKeys: flag(url, 'autoGenerateArrayKeys'),
          ...senderOf(dataset, exchange.identity),
        })
        const withDocuments = flag(url, 'returnDocuments')
        if (!withDocuments && !flag(url, 'returnIds')) return json({ transactionId })
        const { sees } = visibilityOf(exchange.identity)
        return json({
          transactionId,
          results: results.map(({ id, operation, document }) => ({
            id,
            operation,
            ...(withDocuments && document && sees(document) ? { document } : {}),
          })),
        })
      },
    },
    {
      method: 'POST',
      pattern: '/data/actions/:dataset',
      handle: async (exchange) => {
        const dataset = datasetOf(lake, exchange)
        if (!mayWrite(exchange.identity)) throw insufficientPermissions('actionError', 'update')
        const body = expectObject(await exchange.readJson(), 'The body')
        const { transactionId } = await dataset.store.act({
          actions: body.actions,
          author: exchange.identity.id,
          ...transactionIdOf(body.transactionId),
          dryRun: body.dryRun === true || flag(exchange.url, 'dryRun'),
          ...senderOf(dataset, exchange.identity),
        })
        return json({ transactionId })
      },
    },
  ]
}

/** Whom the store must ask before it changes a document; nobody for those who may write all of them. */
function senderOf({ engine }: LakeDataset, identity: Identity): { sender?: Sender } {
  const lacks = judgeOf(identity)
  if (!lacks) return {}
  return { sender: { lacks, select: (query, params) => engine.select(query, params, identity) } }
}

/** One transaction is worked out in one go, and everybody else waits for it. */
const MOST_MUTATIONS = 50_000

function requireFew(mutations: unknown): void {
  if (!Array.isArray(mutations) || mutations.length <= MOST_MUTATIONS) return
  throw tooLarge(`A transaction holds at most ${MOST_MUTATIONS} mutations, not ${mutations.length}; split it`)
}

function transactionIdOf(given: unknown): { transactionId?: string } {
  if (given === undefined || given === null || given === '') return {}
  if (typeof given !== 'string') throw badRequest('"transactionId" must be a string')
  return { transactionId: given }
}
