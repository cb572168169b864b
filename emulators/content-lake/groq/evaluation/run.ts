import type { View } from '../perspectives/view.ts'
import type { Budget } from './budget.ts'
import type { Dependencies } from './dependencies.ts'

/** What one evaluation of one query works with. */
export interface Run {
  view: View
  params: Record<string, unknown>
  budget: Budget
  dependencies: Dependencies
  /** Up to so many candidates are looked at one by one; where there are more, a list is kept. Default 256. */
  few?: number
  /** Values of sub-queries that are the same everywhere in the query, by their node. */
  constants: Map<object, unknown>
}

let running: Run | undefined

/** Trees are kept and shared between evaluations; evaluation is synchronous, so the run at hand is a variable. */
export function withRun<T>(run: Run, evaluate: () => T): T {
  const outer = running
  running = run
  try {
    return evaluate()
  } finally {
    running = outer
  }
}

/** After an evaluation that was stopped by force, whose run is still the one at hand. */
export function forgetRuns(): void {
  running = undefined
}

export function currentRun(): Run {
  if (!running) throw new Error('A query tree was evaluated outside withRun()')
  return running
}
