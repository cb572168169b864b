import { LakeError } from '../errors.ts'
import { LimitExceeded } from '../groq/evaluation/budget.ts'
import { tooManyRequests } from '../http/faults.ts'

/** A fault of ours in another thread, with what that thread could say of it. */
export class Unanswered extends Error {
  readonly details: Record<string, unknown>

  constructor(details: Record<string, unknown>) {
    super(String(details.message))
    this.name = String(details.name ?? 'Error')
    this.details = details
    if (typeof details.stack === 'string') this.stack = details.stack
  }
}

export function memoryExceeded(): LakeError {
  const description = 'The query needs more memory than it may have. Narrow its filters, or slice it.'
  return new LakeError(400, { error: { type: 'queryMemoryExceeded', description } }, description)
}

export const busy = () => tooManyRequests('Too many slow queries are under way; try again in a second')

const LIMITS = ['queryTimeout', 'queryResultTooLarge']

/** A `LakeError` that another thread has thrown. */
export function refusal(status: number, body: unknown): LakeError {
  const { type = '' } = (body as { error?: { type?: string } }).error ?? {}
  const Kind = LIMITS.includes(type) ? LimitExceeded : LakeError
  return new Kind(status, body, 'Refused in the slow lane')
}
