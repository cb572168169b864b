import type { Instrumentation } from 'next'

// Next compiles this file for the Edge runtime too; the condition keeps what needs Node out of it.

/** Runs once when the server starts: a faulty environment ends it with every fault named, and all trouble goes to one log. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { environment } = await import('#lib/config/environment.ts')
    environment()
    if (process.env.NODE_ENV === 'production') {
      const { routeConsole } = await import('#lib/log/console.ts')
      const { compressAnswers } = await import('#lib/http/compress.ts')
      const { takeTurns } = await import('#lib/http/take-turns.ts')
      routeConsole()
      compressAnswers()
      takeTurns()
    }
  }
}

/** What a page or route did not expect, once, with the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('#lib/log/request-error.ts')
    logRequestError(error, request, context)
  }
}
