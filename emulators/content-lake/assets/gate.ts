export type Gate = <T>(task: () => Promise<T>, gone?: AbortSignal) => Promise<T>

/**
 * Runs at most `width` tasks at a time; the rest wait in order. One whose asker is gone before its turn gives up its
 * place, and rejects with the signal's reason; what already runs is finished.
 */
export function createGate(width: number): Gate {
  let running = 0
  const waiting = new Set<() => void>()
  const turn = (gone?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(enter)
        reject(gone?.reason)
      }
      const enter = () => {
        waiting.delete(enter)
        gone?.removeEventListener('abort', leave)
        resolve()
      }
      waiting.add(enter)
      gone?.addEventListener('abort', leave, { once: true })
    })
  return async (task, gone) => {
    gone?.throwIfAborted()
    if (running >= width) await turn(gone)
    else running++
    try {
      return await task()
    } finally {
      const [next] = waiting
      if (next) next()
      else running--
    }
  }
}
