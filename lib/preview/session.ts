import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** The companion of Next's draft cookie, which is the same for everyone and never expires. No draft is read without it. */
export const sessionCookie = 'restock_preview'
export const sessionSeconds = 60 * 60

export type SessionReading = { valid: true; expiresAt: number } | { valid: false; reason: string }

/**
 * A session that begins now: `v1.<expiry, ms>.<random>.<HMAC-SHA256, base64url>`.
 *
 * @param now milliseconds since the epoch.
 */
export function issueSession(secret: string, now: number): string {
  const claim = `v1.${now + sessionSeconds * 1_000}.${randomBytes(12).toString('base64url')}`
  return `${claim}.${sign(secret, claim)}`
}

/** Whether a cookie's value is a session of ours that still lasts. */
export function verifySession(secret: string, value: string | undefined, now: number): SessionReading {
  if (!value) return { valid: false, reason: 'there is no session' }
  const parts = /^(v1\.(\d{1,15})\.[A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/.exec(value)
  if (!parts) return { valid: false, reason: 'the session is not of our form' }
  const [, claim = '', expiry = '', signature = ''] = parts
  const expected = Buffer.from(sign(secret, claim))
  if (!timingSafeEqual(expected, Buffer.from(signature)))
    return { valid: false, reason: 'the signature does not fit' }
  const expiresAt = Number(expiry)
  if (now >= expiresAt) return { valid: false, reason: 'the session is over' }
  return { valid: true, expiresAt }
}

function sign(secret: string, claim: string): string {
  return createHmac('sha256', secret).update(`preview:${claim}`).digest('base64url')
}
