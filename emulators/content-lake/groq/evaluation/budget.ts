import { LakeError } from '../../errors.ts'

const STEPS_BETWEEN_LOOKS = 512

/** How much one query may take. */
export interface Limits {
  timeMs: number
  /** Characters of the result's JSON. */
  size: number
}

/** A query was stopped at one of its limits; with others it might have been answered. */
export class LimitExceeded extends LakeError {}

/** Stops a query that takes too long: evaluation is synchronous, so it must look at the clock itself. */
export class Budget {
  private steps = 0
  private readonly deadline: number
  private readonly limitMs: number

  constructor(limitMs: number) {
    this.limitMs = limitMs
    this.deadline = performance.now() + limitMs
  }

  /** Counts work that is about to be done. Throws `LakeError` 400 when the time is up. */
  spend(steps: number): void {
    this.steps += steps
    if (this.steps < STEPS_BETWEEN_LOOKS) return
    this.steps = 0
    if (performance.now() > this.deadline) throw timeExceeded(this.limitMs)
  }
}

/** Whether it was the time, and not the size. */
export function isTimeUp(error: unknown): boolean {
  if (!(error instanceof LimitExceeded)) return false
  return (error.body as { error?: { type?: unknown } }).error?.type === 'queryTimeout'
}

export function timeExceeded(limitMs: number): LimitExceeded {
  const description = `The query took longer than ${limitMs} ms and was stopped. Narrow its filters, or slice it.`
  return new LimitExceeded(400, { error: { type: 'queryTimeout', description } }, description)
}

function sizeExceeded(limit: number): LimitExceeded {
  const description = `The result is larger than ${limit} characters. Slice the query, or project fewer fields.`
  return new LimitExceeded(400, { error: { type: 'queryResultTooLarge', description } }, description)
}

/** Throws `LakeError` 400 when the value's JSON would be longer than the limit; an estimate that never exceeds it. */
export function checkSize(value: unknown, limit: number): void {
  let left = limit
  const walk = (part: unknown) => {
    left -= typeof part === 'string' ? part.length + 2 : 1
    if (left < 0) throw sizeExceeded(limit)
    if (Array.isArray(part)) for (const item of part) walk(item)
    else if (typeof part === 'object' && part !== null)
      for (const [name, item] of Object.entries(part)) {
        left -= name.length + 4
        walk(item)
      }
  }
  walk(value)
}
