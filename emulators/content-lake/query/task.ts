import type { QueryAnswer, QueryRequest } from '../groq/engine.ts'
import type { Identity, Perspective } from '../types.ts'

/** All that a query's answer depends on beside the documents. It is the same here and in another thread. */
export interface QueryTask {
  query: string
  params: Record<string, unknown>
  perspective: Perspective
  resultSourceMap: boolean | 'withKeyArraySelector'
  identity: Identity
  now: Date
  /** Whether the answer repeats the query. */
  returnQuery: boolean
}

export function requestOf(task: QueryTask, limits: { timeMs: number; size: number }): QueryRequest {
  const { returnQuery, resultSourceMap, ...request } = task
  return { ...request, ...(resultSourceMap ? { resultSourceMap } : {}), limits }
}

/** The body of the answer, as `/data/query` sends it. */
export function answerText(task: QueryTask, answer: QueryAnswer, ms: number): string {
  return JSON.stringify({
    ...(task.returnQuery ? { query: task.query } : {}),
    result: answer.result ?? null,
    syncTags: answer.syncTags,
    ...(answer.resultSourceMap ? { resultSourceMap: answer.resultSourceMap } : {}),
    ms: Math.round(ms),
  })
}
