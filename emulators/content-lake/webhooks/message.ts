import { createHash } from 'node:crypto'
import type { Change, SanityDocument, Transaction } from '../types.ts'
import type { Hook, Operation } from './definition.ts'
import { SIGNATURE_HEADER, signature } from './signature.ts'

/** One delivery: what is sent is the same in every attempt, but for the time in the signature. */
export interface Message {
  key: string
  hookId: string
  dataset: string
  projectId: string
  transactionId: string
  transactionTime: string
  documentId: string
  operation: Operation
  body: string
}

/** The value of the hook's projection for a change, or null when its filter does not match. */
export type EvaluateRule = (
  rule: Hook['rule'],
  change: { before: SanityDocument | null; after: SanityDocument | null },
) => Promise<{ payload: unknown } | null>

/** The messages that a transaction gives for a hook, in the order of its changes. */
export async function messagesFor(
  hook: Hook,
  dataset: string,
  transaction: Transaction,
  evaluate: EvaluateRule,
  outbound: (text: string) => string,
): Promise<Message[]> {
  const messages: Message[] = []
  for (const change of transaction.changes) {
    const operation = operationOf(change)
    if (!operation || !hook.rule.on.includes(operation) || !concerns(hook, change.id)) continue
    const found = await evaluate(hook.rule, change)
    if (!found) continue
    messages.push({
      key: createHash('sha256')
        .update(`${hook.id}\0${dataset}\0${transaction.id}\0${change.id}`)
        .digest('hex'),
      hookId: hook.id,
      dataset,
      projectId: hook.projectId,
      transactionId: transaction.id,
      transactionTime: transaction.timestamp,
      documentId: change.id,
      operation,
      body: outbound(JSON.stringify(found.payload ?? null)),
    })
  }
  return messages
}

function operationOf(change: Change): Operation | null {
  if (!change.before) return change.after ? 'create' : null
  return change.after ? 'update' : 'delete'
}

/** Drafts and versions are sent on request only; documents of the system never. */
function concerns(hook: Hook, id: string): boolean {
  if (id.startsWith('drafts.')) return hook.includeDrafts
  if (id.startsWith('versions.')) return hook.includeAllVersions
  return !id.startsWith('_.')
}

/** The headers of one attempt. A hook's own headers cannot replace those of the service. */
export function messageHeaders(hook: Hook, message: Message, now: number): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(hook.headers).map(([name, value]) => [name.toLowerCase(), value])),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(message.body)),
    'user-agent': 'Sanity.io webhook delivery (content-lake)',
    'sanity-transaction-id': message.transactionId,
    'sanity-transaction-time': message.transactionTime,
    'sanity-dataset': message.dataset,
    'sanity-document-id': message.documentId,
    'sanity-project-id': message.projectId,
    'sanity-webhook-id': message.hookId,
    'sanity-operation': message.operation,
    'idempotency-key': message.key,
    ...(hook.secret ? { [SIGNATURE_HEADER]: signature(message.body, now, hook.secret) } : {}),
  }
}
