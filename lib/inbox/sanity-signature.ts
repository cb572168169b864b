import { createHmac, timingSafeEqual } from 'node:crypto'

export const signatureHeader = 'sanity-webhook-signature'

export type SignatureReading = { valid: true; timestamp: number } | { valid: false; reason: string }

/**
 * Checks the signature of a GROQ webhook on the bytes as they came: `t=<ms>,v1=<base64url without padding>` over `<t>.<body>`, HMAC-SHA256.
 * Written here because `@sanity/webhook` compares with `!==` and knows one secret. There is no age limit: the sender retries for 30
 * minutes, and a replay is found by its delivery id.
 *
 * @param secrets the current one and, during a rotation, the one before.
 */
export function verifySanitySignature(
  header: string | null,
  body: Uint8Array,
  secrets: readonly string[],
): SignatureReading {
  if (!header) return { valid: false, reason: `the header ${signatureHeader} is missing` }
  const parts = /^t=(\d{1,15}),v1=([A-Za-z0-9_-]+)$/.exec(header.trim())
  if (!parts)
    return { valid: false, reason: `the header ${signatureHeader} is not of the form t=<ms>,v1=<base64url>` }
  const [, timestamp = '', signature = ''] = parts
  const given = Buffer.from(signature)
  // Every secret is tried, so that the time taken does not tell which one fits.
  const matches = secrets.filter((secret) => {
    const expected = Buffer.from(
      createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('base64url'),
    )
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
  if (matches.length === 0) return { valid: false, reason: 'the signature does not fit the body' }
  return { valid: true, timestamp: Number(timestamp) }
}
