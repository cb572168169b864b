import { setTimeout as delay } from 'node:timers/promises'
import type { Running } from './child.ts'

export interface Question {
  url: string
  headers?: Record<string, string>
  /** How long to go on asking, in ms. */
  patience?: number
}

/**
 * Asks a server until it answers with less than 500.
 *
 * @throws Error when it has ended or does not answer in time
 */
export async function waitForAnswer(
  running: Running,
  { url, headers, patience = 60_000 }: Question,
): Promise<void> {
  let ended = false
  void running.ended.then(() => {
    ended = true
  })
  const deadline = Date.now() + patience
  let last = 'nothing'
  while (Date.now() < deadline) {
    if (ended) throw new Error('it ended before it was ready')
    try {
      const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
      await response.body?.cancel()
      if (response.status < 500) return
      last = `status ${response.status}`
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await delay(50)
  }
  throw new Error(`it did not answer ${url} within ${patience / 1000} s (last: ${last})`)
}
