import { createHash } from 'node:crypto'
import type { Executor } from '#lib/db/client.ts'
import { type ChangeReading, type DocumentChange, readChange } from './change.ts'
import { claimedAtBirth, type InboxRow } from './claim.ts'
import { noteReusedId } from './conflict.ts'
import { flagsOf, type OddAges } from './flag.ts'
import { signatureHeader, verifySanitySignature } from './sanity-signature.ts'
import { storeOnce } from './store.ts'

export interface Delivery {
  headers: Headers
  body: Buffer
}

export type Receipt =
  | { outcome: 'stored'; row: InboxRow; change: DocumentChange }
  | { outcome: 'aside'; id: number; reason: string }
  | { outcome: 'duplicate'; deliveryId: string; reusedId: boolean }
  | { outcome: 'refused'; reason: string }

export interface ReceiveOptions {
  /** Called when a delivery is to be stored; the owner returned holds a claim on its row from the beginning. */
  onChange?: (change: DocumentChange, isOld: boolean) => { owner: string } | undefined
  now?: number
  ages?: OddAges
}

/**
 * Takes a delivery of Sanity in: once, whatever its age, and only when it is signed. What is signed but not understood is kept for an operator.
 *
 * @param secrets at least one; without any nothing can be believed, and the caller has to say so to the sender.
 * @throws the database's error; nothing is stored then, and the sender has to try again.
 */
export async function receiveFromSanity(
  db: Executor,
  { headers, body }: Delivery,
  secrets: readonly string[],
  { onChange, now = Date.now(), ages }: ReceiveOptions = {},
): Promise<Receipt> {
  const signature = verifySanitySignature(headers.get(signatureHeader), body, secrets)
  if (!signature.valid) return { outcome: 'refused', reason: signature.reason }

  const deliveryId = deliveryIdOf(headers.get('idempotency-key'), signature.timestamp, body)
  const flags = flagsOf(signature.timestamp, now, ages)
  const reading = withStorableId(readChange(body))
  const claim = reading.understood ? onChange?.(reading.change, flags.includes('old')) : undefined
  const state = reading.understood
    ? {
        state: 'open' as const,
        subject: reading.change.id,
        committedAt: committedAt(reading.change.after?.updatedAt),
        ...(claim && claimedAtBirth(claim.owner)),
      }
    : { state: 'aside' as const, reason: storable(reading.reason) }
  const stored = await storeOnce(db, { sender: 'sanity', deliveryId, body, flags, ...state })
  if (!stored) return { outcome: 'duplicate', deliveryId, reusedId: await noteReusedId(db, deliveryId, body) }
  return reading.understood
    ? { outcome: 'stored', row: { ...stored, body }, change: reading.change }
    : { outcome: 'aside', id: stored.id, reason: reading.reason }
}

const longestKey = 255

/** The sender's own key; a delivery without a usable one is told apart by its signed time and body. */
function deliveryIdOf(key: string | null, timestamp: number, body: Buffer): string {
  if (key && key.length <= longestKey) return key
  return `signed:${createHash('sha256').update(`${timestamp}.`).update(body).digest('hex')}`
}

function withStorableId(reading: ChangeReading): ChangeReading {
  if (!reading.understood || /^[\w.-]{1,200}$/.test(reading.change.id)) return reading
  return { understood: false, reason: 'the id in it is no id of a document' }
}

/** PostgreSQL's text holds everything but NUL. */
const storable = (text: string) => text.replaceAll('\0', '\\0').slice(0, 1_000)

function committedAt(updatedAt: string | undefined): Date | null {
  return updatedAt === undefined ? null : new Date(updatedAt)
}
