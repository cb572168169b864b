import { LimitExceeded, type Limits } from '../groq/budget.ts'
import type { QueryAnswer, QueryEngine } from '../groq/engine.ts'
import { Interrupted, interruptible } from '../groq/interrupt.ts'
import { forgetRuns } from '../groq/run.ts'
import { Allowance } from './allowance.ts'
import { createSlowLane, type SlowLane, type SlowLaneOptions } from './slow-lane.ts'
import { answerText, type QueryTask, requestOf } from './task.ts'
import { Verdicts } from './verdicts.ts'

/** What a query is asked of. */
export interface Queried {
  name: string
  store: { readonly sequence: number; readonly size: number }
  engine: QueryEngine
}

export interface QueryRunner {
  /**
   * The body of the answer, in JSON: a string that still has stored asset addresses, or the bytes that may be sent.
   * It has seen what was committed before it was asked for. Throws `LakeError`.
   */
  answer(dataset: Queried, task: QueryTask): Promise<string | Uint8Array>
  /** For a dataset that is removed. */
  forget(dataset: string): void
  close(): void
}

/** By then a query that looks at the clock has stopped by itself. */
const WATCH_AFTER_MS = 15
/** Results that are worth another thread only to be written down, in characters of JSON. */
const LARGE = 1024 * 1024
/** Beyond this the documents are not held twice, and a query has a shorter time on the main thread instead. */
const MOST_DOCUMENTS = 300_000
const ALONE_MS = 1000
/** A quick query with large parameters may be another one. */
const FEW_PARAMS = 4096

/**
 * Answers queries so that none holds up the others: each is tried on the main thread, where most need less than a
 * millisecond; one that needs more than its small allowance is given up and goes to the slow lane.
 */
export function createQueryRunner(options: SlowLaneOptions): QueryRunner {
  const lane: SlowLane = createSlowLane(options)
  const verdicts = new Verdicts()
  const allowance = new Allowance()

  const attempt = async (dataset: Queried, task: QueryTask, limits: Limits, isWatched: boolean) => {
    const began = performance.now()
    const evaluate = (): QueryAnswer => dataset.engine.answer(requestOf(task, limits))
    const answer = isWatched ? interruptible(limits.timeMs + WATCH_AFTER_MS, evaluate) : evaluate()
    return answerText(task, answer, performance.now() - began)
  }

  return {
    async answer(dataset, task) {
      const { name, store } = dataset
      const { sequence } = store
      if (store.size > MOST_DOCUMENTS) {
        return attempt(dataset, task, { ...options.limits, timeMs: ALONE_MS }, true)
      }
      const key = `${name} ${task.perspective} ${task.query}`
      const began = performance.now()
      const verdict = verdicts.of(key, began)
      if (verdict !== 'slow') {
        const isWatched = verdict !== 'quick' || isLong(task.params)
        const timeMs = allowance.limitMs(began)
        try {
          const text = await attempt(dataset, task, { timeMs, size: LARGE }, isWatched)
          verdicts.took(key, performance.now() - began)
          return text
        } catch (error) {
          if (error instanceof Interrupted) forgetRuns()
          else if (!(error instanceof LimitExceeded)) throw error
          const now = performance.now()
          allowance.wasted(now - began, now)
          verdicts.gaveUp(key, now)
        }
      }
      return lane.run({ dataset: name, sequence, task })
    },
    forget: lane.forget,
    close: lane.close,
  }
}

/** Whether values hold more than a little text or many items; looks no further than it must. */
function isLong(value: unknown): boolean {
  let left = FEW_PARAMS
  const walk = (part: unknown): void => {
    left -= typeof part === 'string' ? part.length + 1 : 1
    if (left < 0 || typeof part !== 'object' || part === null) return
    for (const item of Object.values(part)) {
      if (left < 0) return
      walk(item)
    }
  }
  walk(value)
  return left < 0
}
