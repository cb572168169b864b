import { requestId } from '#lib/http/request-id.ts'
import { logger } from './logger.ts'

interface FailedRequest {
  path: string
  method: string
  headers: NodeJS.Dict<string | string[]>
}

/** Logs what a page or route did not expect, in the shape in which Next tells of it. */
export function logRequestError(
  error: unknown,
  { path, method, headers }: FailedRequest,
  { routePath, routeType }: { routePath: string; routeType: string },
): void {
  if (isEndOfDrawing(error)) return
  const given = headers['x-request-id']
  const request = requestId(new Headers(typeof given === 'string' ? { 'x-request-id': given } : {}))
  logger.error('A request failed', { request, method, path, route: routePath, kind: routeType, error })
}

/** What Next throws when app/_content/end-drawing.ts has ended a page; why it did is in the log already. */
export function isEndOfDrawing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Page changed from static to dynamic .* reason: connection\b/.test(error.message)
  )
}
