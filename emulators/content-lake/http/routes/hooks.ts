import type { Hook } from '../../webhooks/definition.ts'
import type { AttemptRow, MessageRow, Page } from '../../webhooks/ledger.ts'
import { LOST } from '../../webhooks/line.ts'
import { isTimeout } from '../../webhooks/send.ts'
import { requireAdministrator } from '../accounts/roles.ts'
import type { Exchange } from '../exchange.ts'
import { badRequest, notFound, projectNotFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent } from '../reply.ts'
import type { Route } from '../router.ts'

const BASE = '/hooks/projects/:project'
const PAGE = 100
const LARGEST_PAGE = 1000

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
    {
      method: 'GET',
      pattern: `${BASE}/attempts/:attempt`,
      handle: (exchange) => {
        const row = lake.webhooks.attempt(Number(guarded(exchange).params.attempt))
        if (!row) throw notFound('There is no delivery attempt with this id')
        return json(attemptJson(lake.projectId, row))
      },
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
        return json(
          lake.webhooks.attempts(hook.id, pageOf(exchange)).map((row) => attemptJson(lake.projectId, row)),
        )
      },
    },
    {
      method: 'GET',
      pattern: `${BASE}/:hook/messages`,
      handle: (exchange) => {
        const hook = hookOf(exchange)
        return json(lake.webhooks.messages(hook.id, pageOf(exchange)).map((row) => messageJson(hook, row)))
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

/** Everything but the secret, which is never told again. */
function toJson({ secret: _, ...hook }: Hook) {
  return { ...hook, isDisabled: false, isDeleted: false, deletedAt: null }
}

function pageOf({ url }: Exchange): Page {
  const count = (name: string, fallback: number) => {
    const value = Number(url.searchParams.get(name) ?? fallback)
    if (!Number.isInteger(value) || value < 0) throw badRequest(`"${name}" must be a whole number from 0`)
    return value
  }
  return { limit: Math.min(count('limit', PAGE), LARGEST_PAGE), offset: count('offset', 0) }
}

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

function attemptJson(projectId: string, row: AttemptRow) {
  const succeeded = row.statusCode !== null && row.statusCode >= 200 && row.statusCode < 300
  return {
    id: String(row.id),
    projectId,
    hookId: row.hookId,
    messageId: row.key,
    inProgress: false,
    duration: row.durationMs,
    isFailure: !succeeded,
    failureReason: succeeded ? null : failureKind(row),
    /** Not in the hosted answer: what was decided, in words. */
    reason: row.reason,
    resultCode: row.statusCode,
    resultBody: row.body,
    createdAt: new Date(row.startedAt).toISOString(),
    updatedAt: new Date(row.startedAt + row.durationMs).toISOString(),
  }
}

/** The words that the hosted service has for a failure. */
function failureKind({ statusCode, reason }: AttemptRow): 'http' | 'timeout' | 'network' | 'other' {
  if (statusCode !== null) return 'http'
  if (reason === LOST) return 'other'
  return isTimeout(reason) ? 'timeout' : 'network'
}
