import type { IncomingHttpHeaders } from 'node:http'
import type { OriginRule } from './origins.ts'

/** Says what pages of an origin may do with an address (path and query). */
export type CorsPolicy = (origin: string, address: string) => OriginRule

const EXPOSED = 'x-request-id, content-length, retry-after, etag, content-range, accept-ranges'
/** The probe by which the Studio finds out that its origin is missing must itself be readable. */
const FOR_ANYBODY = /^(?:\/v[^/]+)?\/(?:check\/cors(?:$|\?)|(?:images|files)\/)/

/**
 * The Fetch standard's CORS answer. Origins that are not allowed get an answer without these headers, as on the hosted
 * service: their pages cannot read it. Assets may be read by any page, as from a CDN, but not with credentials.
 */
export function corsHeaders(
  headers: IncomingHttpHeaders,
  address: string,
  policy: CorsPolicy,
): Record<string, string> {
  const { origin } = headers
  if (origin === undefined) return { vary: 'Origin' }
  const { allowed, withCredentials } = policy(origin, address)
  if (!allowed && !FOR_ANYBODY.test(address)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    ...(allowed && withCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    'access-control-expose-headers': EXPOSED,
  }
}

export function preflightHeaders(
  headers: IncomingHttpHeaders,
  address: string,
  policy: CorsPolicy,
): Record<string, string> {
  const answered = corsHeaders(headers, address, policy)
  const requested = headers['access-control-request-headers']
  if (!('access-control-allow-origin' in answered)) return answered
  return {
    ...answered,
    vary: 'Origin, Access-Control-Request-Headers',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ...(requested ? { 'access-control-allow-headers': requested } : {}),
    'access-control-max-age': '7200',
  }
}
