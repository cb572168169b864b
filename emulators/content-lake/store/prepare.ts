import type { Change, Transaction } from '../types.ts'
import type { Circumstances } from './actions/fields.ts'
import { lowerAction, readsThePast } from './actions/lower.ts'
import { keyMutation } from './array-keys.ts'
import {
  badRequest,
  documentTooLarge,
  insufficientPermission,
  MutationFault,
  transactionError,
} from './faults.ts'
import { isTransactionId, newTransactionId } from './identifiers.ts'
import type { JsonObject } from './json.ts'
import type { LogEntry } from './log.ts'
import { type Mutation, parseMutation, selectsByQuery } from './mutation.ts'
import { type Applied, applyMutation, type Draft } from './mutations.ts'
import { Overlay } from './overlay.ts'
import { findBrokenReference } from './references.ts'
import type { ActionRequest, MutationRequest, MutationResult, Select, Sender } from './request.ts'
import { requireStorable } from './storable.ts'

/** The largest document that is kept, in bytes of its JSON. */
export const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024

/** A request whose shape is known to be right, before any document was looked at. */
export interface Job {
  kind: 'mutation' | 'action'
  /** Each gives its mutations when it is reached; an action's depend on the documents it finds. */
  steps: ((documents: Overlay, circumstances: Circumstances) => Mutation[])[]
  author: string
  transactionId: string
  /** The id came from the client, so it may have been used before. */
  givenId: boolean
  dryRun: boolean
  /** Selects documents by a query or reads what they were: both see only what is committed. */
  selects: boolean
  sender?: Sender
}

/** A job worked out: what to write, what to answer, and the documents after it. */
export interface Prepared {
  entry: LogEntry
  results: MutationResult[]
  documents: Overlay
}

/** Runs a step and gives its fault the body that clients parse. */
function guarded<T>(kind: Job['kind'], index: number, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw error instanceof MutationFault ? transactionError(kind, index, error) : error
  }
}

function parseCommon(request: MutationRequest | ActionRequest) {
  const { transactionId, author, dryRun = false, sender } = request
  if (transactionId !== undefined && !isTransactionId(transactionId)) {
    throw badRequest('"transactionId" must be 1 to 128 letters, digits, "_", "-" or "."')
  }
  const givenId = transactionId !== undefined
  const id = transactionId ?? newTransactionId()
  return { author, dryRun, givenId, transactionId: id, ...(sender ? { sender } : {}) }
}

/** Throws `LakeError` 400 for what is not a list of mutations. */
export function parseMutationRequest(request: MutationRequest): Job {
  if (!Array.isArray(request.mutations) || request.mutations.length === 0) {
    throw badRequest('"mutations" must be a list with at least one mutation')
  }
  const mutations = request.mutations.map((value, index) =>
    guarded('mutation', index, () => {
      requireStorable(value)
      const mutation = parseMutation(value)
      return request.autoGenerateArrayKeys ? keyMutation(mutation) : mutation
    }),
  )
  return {
    ...parseCommon(request),
    kind: 'mutation',
    steps: mutations.map((mutation) => () => [mutation]),
    selects: mutations.some(selectsByQuery),
  }
}

/** Throws `LakeError` 400 for what is not a list of actions; one action may stand alone. */
export function parseActionRequest(request: ActionRequest): Job {
  const actions = Array.isArray(request.actions) ? request.actions : [request.actions]
  if (actions.length === 0 || actions[0] === undefined) {
    throw badRequest('"actions" must be a list with at least one action')
  }
  return {
    ...parseCommon(request),
    kind: 'action',
    steps: actions.map((action) => (documents, circumstances) => {
      requireStorable(action)
      return lowerAction(action, documents, circumstances)
    }),
    selects: actions.some(readsThePast),
  }
}

function contentsOf(kind: Job['kind'], changes: Change[], stepOf: Map<string, number>): (string | null)[] {
  return changes.map(({ id, after }) => {
    if (!after) return null
    const content = JSON.stringify(after)
    // No text is longer in bytes than three times its length, so most need no counting.
    const bytes = content.length * 3 > MAX_DOCUMENT_BYTES ? Buffer.byteLength(content) : 0
    if (bytes > MAX_DOCUMENT_BYTES) {
      throw transactionError(kind, stepOf.get(id) ?? 0, documentTooLarge(id, bytes, MAX_DOCUMENT_BYTES))
    }
    return content
  })
}

/**
 * Works a job out over the documents that are committed or about to be, and changes none of them.
 * Throws `LakeError` in the hosted shapes when one of its mutations cannot be done.
 */
export function prepare(
  job: Job,
  base: Overlay,
  context: { sequence: number; timestamp: string; select: Select; past: Circumstances['past'] },
): Prepared {
  const { sequence, timestamp, past } = context
  const select = job.sender?.select ?? context.select
  const circumstances: Circumstances = { author: job.author, timestamp, past }
  const documents = new Overlay(base)
  const draft: Draft = { documents, transactionId: job.transactionId, timestamp, select }
  const applied: Applied[] = []
  const mutations: JsonObject[] = []
  const stepOf = new Map<string, number>()
  for (const [index, step] of job.steps.entries()) {
    guarded(job.kind, index, () => {
      for (const mutation of step(documents, circumstances)) {
        const outcome = applyMutation(draft, mutation)
        mutations.push(...outcome.mutations)
        applied.push(...outcome.applied)
        for (const { id } of outcome.applied) stepOf.set(id, index)
      }
    })
  }
  const changes = documents.changes()
  for (const change of job.sender ? changes : []) {
    const lacking = job.sender?.lacks(change)
    if (!lacking) continue
    const fault = insufficientPermission(change.id, lacking)
    throw transactionError(job.kind, stepOf.get(change.id) ?? 0, fault)
  }
  const broken = findBrokenReference(changes, documents)
  if (broken) throw transactionError(job.kind, stepOf.get(broken.id) ?? 0, broken.fault)
  const transaction: Transaction = {
    id: job.transactionId,
    sequence,
    timestamp,
    author: job.author,
    mutations,
    changes,
  }
  const results = applied.map(({ id, operation }) => ({ id, operation, document: documents.get(id) ?? null }))
  return { entry: { transaction, contents: contentsOf(job.kind, changes, stepOf) }, results, documents }
}
