/** What the client's observables are, as far as the tests need it. */
export interface Stream<T> {
  subscribe(observer: { next?(value: T): void; error?(error: unknown): void; complete?(): void }): {
    unsubscribe(): void
  }
}

/** The last value of a stream that ends. */
export function lastValueOf<T>(stream: Stream<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let last: T | undefined
    stream.subscribe({
      next: (value) => {
        last = value
      },
      error: reject,
      complete: () => resolve(last),
    })
  })
}
