import { createHmac, randomUUID } from 'node:crypto'

export interface Delivery {
  body: string
  headers: Record<string, string>
}

/** A delivery as the Content Lake sends it: signed over its time and body. */
export function signedDelivery(
  content: unknown,
  secret: string,
  { key = randomUUID() as string, time = Date.now() } = {},
): Delivery {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('base64url')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      'sanity-webhook-signature': `t=${time},v1=${signature}`,
    },
  }
}

/** Posts a delivery to the shop's webhook. */
export function deliver(site: string, { body, headers }: Delivery): Promise<Response> {
  return fetch(`${site}/api/webhooks/sanity`, {
    method: 'POST',
    body,
    headers,
    signal: AbortSignal.timeout(60_000),
  })
}
