import { Script } from 'node:vm'

/** Work that was cut off wherever it stood. */
export class Interrupted extends Error {}

/** A script can only reach globals. */
const GLOBAL = 'content-lake interruptible work'
const script = new Script(`globalThis[Symbol.for(${JSON.stringify(GLOBAL)})]()`)
const globals = globalThis as Record<symbol, unknown>

/**
 * Runs synchronous work and stops it by force after so many ms: not only between two steps of ours, but also inside a
 * sort, a regular expression or `JSON.stringify`. The watch costs 0.1 to 0.2 ms. When work is stopped, no `catch` or
 * `finally` in it is reached. Throws `Interrupted`.
 */
export function interruptible<T>(limitMs: number, work: () => T): T {
  let result: T | undefined
  globals[Symbol.for(GLOBAL)] = () => {
    result = work()
  }
  try {
    script.runInThisContext({ timeout: Math.max(1, Math.ceil(limitMs)) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Interrupted(`Stopped after ${limitMs} ms`)
  }
  return result as T
}
