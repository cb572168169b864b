import type { QueryAnswer, QueryEngine } from '../groq/engine.ts'
import { isTimeUp, LimitExceeded, type Limits, timeExceeded } from '../groq/evaluation/budget.ts'
import { Interrupted, interruptible } from '../groq/evaluation/interrupt.ts'
import { forgetRuns } from '../groq/evaluation/run.ts'
import { Allowance } from './allowance.ts'
import { createSlowLane, type SlowLaneOptions } from './slow-lane.ts'
import { answerText, type QueryTask, requestOf } from './task.ts'
import { type Verdict, Verdicts } from './verdicts.ts'

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

/** The first lane takes many that are a little slow, so that they do not wait behind one that never ends. */
const FIRST_LANE_MS = 500
/** Few queries need the second one, and it holds the documents a third time. */
const SECOND_LANE_KEPT_MS = 60_000

/**
 * Answers queries so that none holds up the others. Each is tried on the main thread, where most need less than a
 * millisecond; one that needs more than its small allowance is given up and begun again in a first lane, and one that
 * is too slow for that in a second, where it has its full time.
 */
export function createQueryRunner(options: SlowLaneOptions): QueryRunner {
  const { limits } = options
  const first = createSlowLane({
    ...options,
    limits: { ...limits, timeMs: Math.min(FIRST_LANE_MS, limits.timeMs) },
    patienceMs: limits.timeMs,
  })
  const second = createSlowLane({ ...options, keptMs: SECOND_LANE_KEPT_MS })
  const verdicts = new Verdicts()
  const allowance = new Allowance()

  /** Throws `LimitExceeded`. */
  const evaluate = ({ engine }: Queried, task: QueryTask, allowed: Limits, isWatched: boolean): string => {
    const began = performance.now()
    const work = (): QueryAnswer => engine.answer(requestOf(task, allowed))
    try {
      const answer = isWatched ? interruptible(allowed.timeMs + WATCH_AFTER_MS, work) : work()
      return answerText(task, answer, performance.now() - began)
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error
      forgetRuns()
      throw timeExceeded(allowed.timeMs)
    }
  }

  /** The answer, or null when it takes more than a query may take here. */
  const tryHere = (dataset: Queried, task: QueryTask, key: string, verdict: Verdict): string | null => {
    const began = performance.now()
    const timeMs = allowance.limitMs(verdict !== 'unknown', began)
    try {
      const isWatched = verdict !== 'quick' || isLong(task.params)
      const text = evaluate(dataset, task, { timeMs, size: LARGE }, isWatched)
      verdicts.took(key, performance.now() - began)
      return text
    } catch (error) {
      if (!(error instanceof LimitExceeded)) throw error
      const now = performance.now()
      allowance.wasted(now - began, now)
      verdicts.gaveUp(key, 'slow', now)
      return null
    }
  }

  return {
    async answer(dataset, task) {
      const { name, store } = dataset
      if (store.size > MOST_DOCUMENTS) return evaluate(dataset, task, { ...limits, timeMs: ALONE_MS }, true)
      const asked = { dataset: name, sequence: store.sequence, task }
      const key = `${name} ${task.perspective} ${task.query}`
      const verdict = verdicts.of(key, performance.now())
      if (verdict === 'endless') return second.run(asked)
      const answered = verdict === 'slow' ? null : tryHere(dataset, task, key, verdict)
      if (answered !== null) return answered
      try {
        return await first.run(asked)
      } catch (error) {
        if (!isTimeUp(error)) throw error
        verdicts.gaveUp(key, 'endless', performance.now())
        return second.run(asked)
      }
    },
    forget(dataset) {
      first.forget(dataset)
      second.forget(dataset)
    },
    close() {
      first.close()
      second.close()
    },
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
