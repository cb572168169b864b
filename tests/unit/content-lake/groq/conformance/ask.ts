import { expect } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const NOW = new Date('2026-03-04T05:06:07.089Z')

type Fields = { _id: string; _type: string; [field: string]: unknown }

/** A dataset to be asked; documents come back without what the lake itself adds to them. */
export function askOf(documents: Fields[] = []) {
  const engine = createQueryEngine(new MemorySource(documents), { projectId: 'shop', dataset: 'production' })
  return async (query: string, params: Record<string, unknown> = {}): Promise<unknown> => {
    const { result } = await engine.query({ query, params, now: NOW })
    return JSON.parse(
      JSON.stringify(result ?? null, (name, value) =>
        ['_rev', '_createdAt', '_updatedAt'].includes(name) ? undefined : value,
      ),
    )
  }
}

/** What the hosted service calls a query that is none. */
export async function expectParseError(answer: Promise<unknown>): Promise<void> {
  await expect(answer).rejects.toMatchObject({ status: 400, body: { error: { type: 'queryParseError' } } })
}

/** A query and its answer. */
export type Case = [query: string, expected: unknown]
