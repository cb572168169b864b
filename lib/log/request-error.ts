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
  const given = headers['x-request-id']
  const request = requestId(new Headers(typeof given === 'string' ? { 'x-request-id': given } : {}))
  logger.error('A request failed', { request, method, path, route: routePath, kind: routeType, error })
}
