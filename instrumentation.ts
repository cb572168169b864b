import type { Instrumentation } from 'next'

/** Runs once when the server starts: a faulty environment ends it with every fault named. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { environment } = await import('#lib/config/environment.ts')
  environment()
}

/** What a page or route did not expect, once, with the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logger } = await import('#lib/log/logger.ts')
  const { requestId } = await import('#lib/http/request-id.ts')
  const headers = new Headers()
  const given = request.headers['x-request-id']
  if (typeof given === 'string') headers.set('x-request-id', given)
  logger.error('A page could not be drawn', {
    request: requestId(headers),
    method: request.method,
    path: request.path,
    route: context.routePath,
    kind: context.routeType,
    error,
  })
}
