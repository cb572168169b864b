import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again until the answer passes, and returns it.
 *
 * @param patience milliseconds after which the last failure is thrown.
 */
export async function eventually<T>(look: () => Promise<T> | T, patience = 30_000): Promise<T> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(25)
    }
  }
}
