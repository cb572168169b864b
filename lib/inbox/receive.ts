import { createHash } from 'node:crypto'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { readChange } from './change.ts'
import { signatureHeader, verifySanitySignature } from './sanity-signature.ts'

export type Receipt =
  | { outcome: 'stored'; id: number }
  | { outcome: 'aside'; id: number; reason: string }
  | { outcome: 'duplicate'; deliveryId: string }
  | { outcome: 'refused'; reason: string }

/**
 * Takes a delivery of Sanity in: once, whatever its age, and only when it is signed. What is signed but not understood is kept for an operator.
 *
 * @param secrets at least one; without any nothing can be believed, and the caller has to say so to the sender.
 * @throws the database's error; nothing is stored then, and the sender has to try again.
 */
export async function receiveFromSanity(
  db: Executor,
  delivery: { headers: Headers; body: Buffer },
  secrets: readonly string[],
): Promise<Receipt> {
  const { headers, body } = delivery
  const signature = verifySanitySignature(headers.get(signatureHeader), body, secrets)
  if (!signature.valid) return { outcome: 'refused', reason: signature.reason }

  const deliveryId = deliveryIdOf(headers.get('idempotency-key'), signature.timestamp, body)
  const reading = readChange(body)
  const row = reading.understood
    ? { state: 'open' as const, committedAt: committedAt(reading.change.after?.updatedAt) }
    : { state: 'aside' as const, reason: reading.reason }
  const [stored] = await db
    .insert(inbox)
    .values({ sender: 'sanity', deliveryId, body, ...row })
    .onConflictDoNothing({ target: [inbox.sender, inbox.deliveryId] })
    .returning({ id: inbox.id })
  if (!stored) return { outcome: 'duplicate', deliveryId }
  return reading.understood
    ? { outcome: 'stored', id: stored.id }
    : { outcome: 'aside', id: stored.id, reason: reading.reason }
}

const longestKey = 255

/** The sender's own key; a delivery without a usable one is told apart by its signed time and body. */
function deliveryIdOf(key: string | null, timestamp: number, body: Buffer): string {
  if (key && key.length <= longestKey) return key
  return `signed:${createHash('sha256').update(`${timestamp}.`).update(body).digest('hex')}`
}

function committedAt(updatedAt: string | undefined): Date | null {
  return updatedAt === undefined ? null : new Date(updatedAt)
}
