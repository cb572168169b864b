import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request shows a secret as `Authorization: Bearer …`, compared in constant time whatever its length. */
export function showsSecret(headers: Headers, secret: string): boolean {
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(secret))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
