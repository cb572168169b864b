import type { IncomingHttpHeaders } from 'node:http'

export const SESSION_COOKIE = 'sanitySession'
/** As long as the cookie lives that holds it. */
export const SESSION_LIFE_S = 365 * 24 * 60 * 60

/** The token a request carries, in its Authorization header or in the session cookie. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')
  if (bearer) return bearer[1]
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === SESSION_COOKIE && value) return value
  }
  return undefined
}
