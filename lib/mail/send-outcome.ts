import { z } from 'zod'

export type SendOutcome =
  | { state: 'failed'; reason: string }
  /** `at`: ms since the epoch, when the provider names a moment. A `limited` attempt says nothing against the mail. */
  | { state: 'retry'; reason: string; at?: number; limited: boolean }
  /** The mail may have left. */
  | { state: 'unknown'; reason: string }

const answered = z.object({
  code: z.int(),
  response: z.object({ headers: z.record(z.string(), z.unknown()).optional(), body: z.unknown() }).optional(),
})

const unanswered = z.object({ code: z.string() })
/** The connection was never made, so no request left. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What an error of SendGrid's client says of the mail. There is no idempotency key: without an answer it is not known. */
export function judgeSendError(error: unknown): SendOutcome {
  const answer = answered.safeParse(error)
  if (answer.success) {
    const { code, response } = answer.data
    const reason = `SendGrid answered ${code}: ${explain(response?.body)}`
    if (code === 429) return { state: 'retry', reason, limited: true, ...resetIn(response?.headers) }
    if (code >= 500) return { state: 'retry', reason, limited: false }
    return { state: 'failed', reason }
  }
  const { code } = unanswered.safeParse(error).data ?? {}
  const message = error instanceof Error ? error.message || error.name : String(error)
  if (code && beforeSending.has(code)) {
    return { state: 'retry', reason: `SendGrid could not be reached: ${message || code}`, limited: false }
  }
  return { state: 'unknown', reason: `SendGrid did not answer: ${message}` }
}

const problems = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.string().nullish() })).min(1),
})

function explain(body: unknown): string {
  const parsed = problems.safeParse(body)
  if (!parsed.success) return 'no reason given'
  return parsed.data.errors.map(({ message, field }) => (field ? `${field}: ${message}` : message)).join('; ')
}

function resetIn(headers: Record<string, unknown> | undefined): { at?: number } {
  const seconds = Number(headers?.['x-ratelimit-reset'])
  return Number.isSafeInteger(seconds) && seconds > 0 ? { at: seconds * 1_000 } : {}
}
