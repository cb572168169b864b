import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopbackHost } from '../http/accounts/login.ts'

/**
 * Browsers open at most six HTTP/1.1 connections per host, and one open document in the Studio holds six event
 * streams. Each stream is therefore sent to a host name of its own below `localhost`, which browsers resolve to
 * this machine by themselves. The second hop is cross-origin: it comes with `Origin: null` and without the
 * Authorization header, so it carries a short-lived signed credential instead, and the position to resume from, which
 * not every browser sends twice.
 */
export interface StreamGate {
  /** Where a browser's stream is to go, or null when it is to be answered here. */
  redirectTarget(headers: IncomingHttpHeaders, url: URL, identityId: string, now: number): string | null
  /** Whose stream the credential opens, or null when it is forged or has expired. */
  identityOf(credential: string, now: number): string | null
}

export const STREAM_CREDENTIAL = '__sse'
const CREDENTIAL_LIFE_MS = 60_000
const HOST_NAMES = 64

export function createStreamGate(secret: Buffer = randomBytes(32)): StreamGate {
  let next = 0
  const sign = (payload: string) => createHmac('sha256', secret).update(payload).digest('base64url')
  return {
    redirectTarget(headers, url, identityId, now) {
      if (url.searchParams.has(STREAM_CREDENTIAL)) return null
      const port = browserLoopbackPort(headers)
      if (port === null) return null
      const payload = Buffer.from(JSON.stringify([identityId, now + CREDENTIAL_LIFE_MS])).toString(
        'base64url',
      )
      const target = new URL(url.pathname + url.search, `http://sse${next++ % HOST_NAMES}.localhost${port}`)
      const lastEventId = headers['last-event-id']
      if (typeof lastEventId === 'string') target.searchParams.set('lastEventId', lastEventId)
      target.searchParams.set(STREAM_CREDENTIAL, `${payload}.${sign(payload)}`)
      return target.href
    },
    identityOf(credential, now) {
      const [payload = '', signature = ''] = credential.split('.', 2)
      const expected = Buffer.from(sign(payload))
      const given = Buffer.from(signature)
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
      const [identityId, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
        string,
        number,
      ]
      return expires >= now ? identityId : null
    },
  }
}

/**
 * `:port` (or nothing) of a browser's request to a loopback name; null for every other client. Node's fetch sends
 * Sec-Fetch-Mode too, but neither of these, and it could not resolve the name.
 */
function browserLoopbackPort(headers: IncomingHttpHeaders): string | null {
  if (headers['sec-fetch-site'] === undefined && headers.origin === undefined) return null
  const host = `http://${headers.host ?? ''}`
  if (!URL.canParse(host)) return null
  const { hostname, port } = new URL(host)
  return isLoopbackHost(hostname) ? (port ? `:${port}` : '') : null
}
