import { createHmac } from 'node:crypto'

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'sanity-webhook-signature'

/** `t=<ms>,v1=<base64url HMAC-SHA256 of "<ms>.<body>">`, as @sanity/webhook verifies it. */
export function signature(body: string, timestamp: number, secret: string): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('base64url')
  return `t=${timestamp},v1=${digest}`
}
