import {
  type ClientConfig,
  ClientError,
  createClient,
  isHttpError,
  type SanityClient,
  ServerError,
} from '@sanity/client'
import { expect } from 'vitest'
import type { RunningLake } from '../support.ts'
import { recorded, recordedObservable } from './recorder.ts'

export type Role = 'viewer' | 'editor' | 'admin'

/** What a case works with. Its ids are its own; the lake is shared. */
export interface Bench {
  running: RunningLake
  /** A client with the token of that role, or without one; in the form that the run is about. */
  as(role: Role | 'nobody', over?: Partial<ClientConfig>): SanityClient
  id(name?: string): string
}

/** What a method must do, by the name of the method, then of the case. Each case must call its method. */
export type Suite = Record<string, Record<string, (bench: Bench) => Promise<unknown>>>

let count = 0

export function benchOf(running: RunningLake, form: 'promise' | 'observable', calls: Set<string>): Bench {
  const record = form === 'promise' ? recorded : recordedObservable
  return {
    running,
    as: (role, over = {}) => {
      const plain = running.client(role === 'nobody' ? undefined : `${role}-token`)
      return record(createClient({ ...plain.config(), ...over }), calls)
    },
    id: (name = 'doc') => `${name}-${++count}`,
  }
}

export interface Failure {
  statusCode: number
  message: string
  details: { type?: string; description?: string; items?: { error: Record<string, unknown> }[] } | undefined
  response: { body: unknown; method: string; url: string; statusCode: number }
}

/** The ClientError or ServerError that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    if (!isHttpError(error)) throw error
    expect(error).toBeInstanceOf(error.statusCode < 500 ? ClientError : ServerError)
    expect(error.response.statusCode).toBe(error.statusCode)
    return error as unknown as Failure
  }
  throw new Error('the call succeeded')
}

/** Expects a mutation or an action to fail with one item of this type, and answers the item's error. */
export async function expectItem(
  call: Promise<unknown>,
  statusCode: number,
  type: string,
  kind: 'mutationError' | 'actionError' = 'mutationError',
): Promise<Record<string, unknown>> {
  const failure = await failureOf(call)
  expect(failure).toMatchObject({ statusCode, details: { type: kind, items: [{ error: { type } }] } })
  const item = failure.details?.items?.[0]?.error ?? {}
  expect(failure.message).toContain(String(item.description))
  return item
}

/** What every call to a dataset answers that is not there, or with a token that is not known. */
export async function expectRefusals(
  bench: Bench,
  call: (client: SanityClient) => Promise<unknown>,
): Promise<void> {
  expect(await failureOf(call(bench.as('editor', { dataset: 'nowhere' })))).toMatchObject({
    statusCode: 404,
    message: 'Dataset not found - Dataset "nowhere" not found for project ID "restock"',
  })
  expect(await failureOf(call(bench.as('nobody', { token: 'forged' })))).toMatchObject({
    statusCode: 401,
    message: 'Unauthorized - Session not found',
  })
}

/** What every write answers those who may not write. */
export async function expectWritersOnly(
  bench: Bench,
  call: (client: SanityClient) => Promise<unknown>,
  kind: 'mutationError' | 'actionError' = 'mutationError',
): Promise<void> {
  for (const role of ['viewer', 'nobody'] as const) {
    await expectItem(call(bench.as(role)), 403, 'insufficientPermissionsError', kind)
  }
  await expectRefusals(bench, call)
}
