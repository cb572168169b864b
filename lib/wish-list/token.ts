import { createHash, randomBytes } from 'node:crypto'

/** 192 bits: nobody guesses one, however many there are. */
const tokenBytes = 24

const token = /^[A-Za-z0-9_-]{32}$/

/** What only its holder knows: the key of a list, or the end of a shared address. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}

/** Whether a text has the form of a token; one that has not is never looked up. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && token.test(text)
}

/** As which a key is kept. */
export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
