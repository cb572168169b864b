import type { Hook } from '../../webhooks/definition.ts'
import type { AttemptRow, MessageRow } from '../../webhooks/ledger.ts'
import type { Exchange } from '../exchange.ts'
import { notFound, projectNotFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent } from '../reply.ts'
import { requireAdministrator } from '../roles.ts'
import type { Route } from '../router.ts'

const BASE = '/hooks/projects/:project'
const PAGE = 100

/** The webhook management API, for administrators. */
export function hookRoutes(lake: Lake): Route[] {
  const guarded = (exchange: Exchange) => {
    requireAdministrator(exchange.identity)
    if (exchange.params.project !== lake.projectId) throw projectNotFound(exchange.params.project ?? '')
    return exchange
  }
  const hookOf = (exchange: Exchange): Hook => {
    const hook = lake.webhooks.get(guarded(exchange).params.hook ?? '')
    if (!hook) throw notFound('There is no webhook with this id')
    return hook
  }
  const limitOf = ({ url }: Exchange) => Math.min(Number(url.searchParams.get('limit')) || PAGE, 1000)

  return [
    {
      method: 'GET',
      pattern: BASE,
      handle: (exchange) => json(guarded(exchange) && lake.webhooks.list().map(toJson)),
    },
    {
      method: 'POST',
      pattern: BASE,
      handle: async (exchange) =>
        json(toJson(await lake.webhooks.create(await guarded(exchange).readJson())), 201),
    },
    { method: 'GET', pattern: `${BASE}/:hook`, handle: (exchange) => json(toJson(hookOf(exchange))) },
    {
      method: 'PATCH',
      pattern: `${BASE}/:hook`,
      handle: async (exchange) => {
        const hook = await lake.webhooks.update(hookOf(exchange).id, await exchange.readJson())
        if (!hook) throw notFound('There is no webhook with this id')
        return json(toJson(hook))
      },
    },
    {
      method: 'DELETE',
      pattern: `${BASE}/:hook`,
      handle: (exchange) => {
        lake.webhooks.remove(hookOf(exchange).id)
        return noContent
      },
    },
    {
      method: 'GET',
      pattern: `${BASE}/:hook/attempts`,
      handle: (exchange) => {
        const hook = hookOf(exchange)
        return json(lake.webhooks.attempts(hook.id, limitOf(exchange)).map((row) => attemptJson(hook, row)))
      },
    },
    {
      method: 'GET',
      pattern: `${BASE}/:hook/messages`,
      handle: (exchange) => {
        const hook = hookOf(exchange)
        return json(lake.webhooks.messages(hook.id, limitOf(exchange)).map((row) => messageJson(hook, row)))
      },
    },
    {
      method: 'POST',
      pattern: `${BASE}/:hook/messages/:message/replay`,
      handle: (exchange) => {
        const hook = hookOf(exchange)
        if (!lake.webhooks.replay(hook.id, exchange.params.message ?? '')) {
          throw notFound('There is no message with this id')
        }
        return json({ replayed: true }, 202)
      },
    },
  ]
}

const toJson = (hook: Hook) => ({ ...hook, isDisabled: false, isDeleted: false, deletedAt: null })

function messageJson(hook: Hook, row: MessageRow) {
  const { message } = row
  return {
    id: message.key,
    projectId: hook.projectId,
    hookId: hook.id,
    dataset: message.dataset,
    documentId: message.documentId,
    operation: message.operation,
    transactionId: message.transactionId,
    status: { pending: 'pending', delivered: 'success', dropped: 'failure', expired: 'failure' }[row.status],
    failureCount: row.failures,
    resultCode: row.resultCode,
    payload: message.body,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  }
}

function attemptJson(hook: Hook, row: AttemptRow) {
  const succeeded = row.statusCode !== null && row.statusCode >= 200 && row.statusCode < 300
  return {
    id: String(row.id),
    projectId: hook.projectId,
    hookId: hook.id,
    messageId: row.key,
    inProgress: false,
    duration: row.durationMs,
    isFailure: !succeeded,
    failureReason: succeeded ? null : row.reason,
    resultCode: row.statusCode,
    resultBody: row.body,
    createdAt: new Date(row.startedAt).toISOString(),
    updatedAt: new Date(row.startedAt + row.durationMs).toISOString(),
  }
}
