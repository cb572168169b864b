import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { notifyWaiting } from '#lib/alerts/notify-waiting.ts'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import type { Availability } from './mirror.ts'

const crossing = z.object({ sku: z.string(), from: z.int(), to: z.int() })
/** Available stock of a sku went from none to some, or from some to none. Units. */
export type Crossing = z.infer<typeof crossing>

/** The crossing that a change of availability is; undefined when it stays on its side of zero. A sku not counted before had none. */
export function crossingOf(sku: string, { before, after }: Availability): Crossing | undefined {
  const from = before ?? 0
  return from > 0 === after > 0 ? undefined : { sku, from, to: after }
}

/**
 * Writes a crossing into the inbox, which has its pages made fresh, and on the way up a mail for everyone who waits into the outbox. Part of the
 * transaction that changes the stock, whatever changes it.
 */
export async function recordCrossing(tx: Executor, { sku, from, to }: Crossing): Promise<void> {
  const body = Buffer.from(JSON.stringify({ sku, from, to } satisfies Crossing))
  await tx
    .insert(inbox)
    .values({ sender: 'stock', deliveryId: randomUUID(), subject: sku, body, committedAt: new Date() })
  if (to > 0) await notifyWaiting(tx, sku)
}

/** @throws ZodError or SyntaxError for a row that this file did not write. */
export function readCrossing(body: Buffer): Crossing {
  return crossing.parse(JSON.parse(body.toString('utf8')))
}
