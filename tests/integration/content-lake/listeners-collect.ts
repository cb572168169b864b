import { patienceMs, within } from './support.ts'

interface Subscribable {
  subscribe(observer: object): { unsubscribe(): void }
}

/** Collects events; `next(n)` resolves when n have come. */
export function collect<T extends { type: string }>(observable: Subscribable, patience = patienceMs) {
  const events: T[] = []
  const failures: unknown[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const subscription = observable.subscribe({
    error: (error: unknown) => failures.push(error),
    next(event: T) {
      events.push(event)
      for (const { count, resolve } of waiting) if (events.length >= count) resolve()
    },
  })
  return {
    events,
    /** What ended the stream. */
    failures,
    stop: () => subscription.unsubscribe(),
    async next(count: number): Promise<T[]> {
      if (events.length < count) {
        await within(
          new Promise<void>((resolve) => waiting.push({ count, resolve })),
          patience,
          `event ${count}`,
        )
      }
      return events
    },
  }
}
