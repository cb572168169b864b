import { randomBytes } from 'node:crypto'
import type { Identity } from '../../types.ts'
import { plainError } from '../faults.ts'

const SESSION_ID_LIFE_MS = 5 * 60_000
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Whether a host name can only mean this machine. */
export const isLoopbackHost = (hostname: string): boolean => LOOPBACK.test(hostname) || hostname === '::1'

/** Whether a Host header (`name:port`) names this machine. */
export function namesLoopback(host: string | undefined): boolean {
  const address = `http://${host ?? ''}`
  return URL.canParse(address) && isLoopbackHost(new URL(address).hostname)
}

/** Who asks through a proxy on this machine comes from elsewhere, though the proxy may say `localhost`. */
export function isForThisMachine(host: string, publicUrl: string | undefined): boolean {
  return isLoopbackHost(host) && (publicUrl === undefined || namesLoopback(new URL(publicUrl).host))
}

/**
 * Throws 421 for a host name that does not mean this server, when it is bound to this machine only: a page whose name
 * was made to resolve to this machine would otherwise be same-origin with it, and read what it likes.
 */
export function requireKnownHost(host: string | undefined, loopback: boolean, publicUrl: string): void {
  if (!loopback || host === undefined || namesLoopback(host)) return
  if (URL.canParse(publicUrl) && new URL(publicUrl).host === host.toLowerCase()) return
  throw plainError(
    421,
    'Misdirected Request',
    `This server does not answer for ${JSON.stringify(host)}. Use localhost, or name the address with --public-url`,
  )
}

export type ReturnAddress = { ok: true; url: URL } | { ok: false; reason: string }

/**
 * Decides where a login may send the browser back to. The address carries a session id, so an origin that is
 * neither on this machine nor configured is refused: any page could otherwise fetch itself a session.
 */
export function returnAddress(
  origin: string | null,
  loopback: boolean,
  mayReturnTo: (origin: string) => boolean,
): ReturnAddress {
  if (!origin) return { ok: false, reason: 'The login needs an "origin" parameter: where to return to' }
  if (!URL.canParse(origin)) return { ok: false, reason: `"${origin}" is not an address to return to` }
  const url = new URL(origin)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, reason: 'The login returns to http and https addresses only' }
  }
  if ((loopback && isLoopbackHost(url.hostname)) || mayReturnTo(url.origin)) return { ok: true, url }
  return {
    ok: false,
    reason: `${url.origin} may not receive a session. Name it in CONTENT_LAKE_ORIGINS (or the option "origins"), or add it as a CORS origin with credentials`,
  }
}

/** Session ids stand for an identity once, within five minutes of the login. */
export interface PendingLogins {
  begin(identity: Identity, now: number): string
  finish(sid: string, now: number): Identity | undefined
}

export function createPendingLogins(): PendingLogins {
  const pending = new Map<string, { identity: Identity; expires: number }>()
  return {
    begin(identity, now) {
      for (const [sid, entry] of pending) if (entry.expires < now) pending.delete(sid)
      const sid = randomBytes(24).toString('hex')
      pending.set(sid, { identity, expires: now + SESSION_ID_LIFE_MS })
      return sid
    },
    finish(sid, now) {
      const entry = pending.get(sid)
      pending.delete(sid)
      return entry && entry.expires >= now ? entry.identity : undefined
    },
  }
}
