import type { IncomingHttpHeaders } from 'node:http'

const EXPOSED = 'x-request-id, content-length, retry-after'

/**
 * The Fetch standard's CORS answer to any origin, `null` included: the second hop of a redirected event stream
 * arrives with `Origin: null`. Credentials are safe to allow because the session cookie is SameSite=Lax.
 */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const origin = headers.origin
  if (origin === undefined) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
  }
}

export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const requested = headers['access-control-request-headers']
  return {
    ...corsHeaders(headers),
    vary: 'Origin, Access-Control-Request-Headers',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ...(requested ? { 'access-control-allow-headers': requested } : {}),
    'access-control-max-age': '7200',
  }
}
