import type { z } from 'zod'
import { freshness, publishAnswer } from './answer.ts'
import { FreshnessProblem, problemKindOf } from './problem.ts'

/** The Studio is served by the shop itself, so the path is enough. */
const address = '/api/freshness'
const timeout = 8_000

/** What is asked of the ledger, as the shop's query string has it. */
export type LedgerQuestion = { document?: string; state?: string; limit?: number }

/** @throws FreshnessProblem */
export async function askFreshness(token: string | undefined, question: LedgerQuestion) {
  const params = new URLSearchParams(
    Object.entries(question).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  return parse(freshness, await ask(token, `${address}?${params}`))
}

/** One publish with all its pages. @throws FreshnessProblem */
export async function askPublish(token: string | undefined, id: number) {
  return parse(publishAnswer, await ask(token, `${address}/${id}`)).publish
}

/** Has a publish worked on once more. @throws FreshnessProblem */
export async function askRetry(token: string | undefined, id: number): Promise<void> {
  await ask(token, `${address}/${id}/retry`, 'POST')
}

async function ask(token: string | undefined, path: string, method = 'GET'): Promise<unknown> {
  if (!token) throw new FreshnessProblem('no token', 'The Studio has no token.')
  let response: Response
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeout),
    })
  } catch (error) {
    throw new FreshnessProblem('network', String(error))
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new FreshnessProblem(problemKindOf(response.status), messageIn(body))
  return body
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new FreshnessProblem('unavailable', 'The shop and the Studio are of different versions.')
}

function messageIn(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { message?: unknown } }
  return typeof error?.message === 'string' ? error.message : ''
}
