/**
 * Loaded before `next start` (`node --import`), it takes the page cache away: Next asks this handler instead of its files, finds nothing, and draws
 * each page for each request as it draws one that it never had. Nothing else of the build is touched, and nothing is written.
 */
class AlwaysMiss {
  async get(): Promise<null> {
    return null
  }

  async set(): Promise<void> {}

  async revalidateTag(): Promise<void> {}

  resetRequestCache(): void {}
}

/** Where Next looks for a handler that its host brings along. */
const hostHandlers = Symbol.for('@next/cache-handlers')
Object.assign(globalThis, { [hostHandlers]: { FetchCache: AlwaysMiss } })
