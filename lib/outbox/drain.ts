import { environment } from '#lib/config/environment.ts'
import { type Database, database } from '#lib/db/client.ts'
import { logger } from '#lib/log/logger.ts'
import { reasonOf } from '#lib/log/reason.ts'
import type { Mail } from '#lib/mail/back-in-stock.ts'
import { mailService } from '#lib/mail/client.ts'
import { judgeSendError } from '#lib/mail/send-outcome.ts'
import {
  beginSending,
  claimMail,
  type OutboxClaim,
  type OutboxRow,
  parkAbandoned,
  putOffDue,
  type Settlement,
  settleMail,
} from './claim.ts'
import { type Composed, composeMail } from './compose.ts'
import { decideSettlement } from './settle.ts'

export interface Carrier {
  compose(payload: OutboxRow['payload']): Promise<Composed>
  /** Hands one mail over; the provider's id of it. Throws SendGrid's error. */
  send(recipient: string, mail: Mail, outboxId: string): Promise<string | null>
}

const composeRetry = 3_000

/** Sends what is due, and returns how many mails it took up. Many may drain at once; each mail is taken by one. */
export async function drainOutbox(db: Database = database(), carrier: Carrier = sendGrid): Promise<number> {
  for (const id of await parkAbandoned(db))
    logger.warn('A mail is parked: it may have been sent', { outbox: id })
  let taken = 0
  for (let claim = await claimMail(db); claim; claim = await claimMail(db)) {
    await carry(db, claim, carrier)
    taken++
  }
  return taken
}

async function carry(db: Database, claim: OutboxClaim, carrier: Carrier): Promise<void> {
  const { row } = claim
  let composed: Composed
  try {
    composed = await carrier.compose(row.payload)
  } catch (error) {
    const reason = `It could not be written: ${reasonOf(error)}`
    if (row.reason !== reason) logger.warn('A mail could not be written yet', { outbox: row.id, error })
    return settleMail(db, claim, { reason, nextAttemptAt: new Date(Date.now() + composeRetry) })
  }
  if ('refused' in composed) return settleMail(db, claim, { state: 'failed', reason: composed.refused })
  if (!(await beginSending(db, claim))) return
  const { limited, ...settlement } = await send(row, composed.mail, carrier)
  await settleMail(db, claim, settlement)
  const { state, reason, messageId, nextAttemptAt } = settlement
  const fields = { outbox: row.id, cause: row.cause, state, messageId, reason, nextAttemptAt }
  if (state === 'sent') logger.info('A mail was handed over', fields)
  else logger.warn('A mail did not go', fields)
  if (limited && nextAttemptAt) await putOffDue(db, nextAttemptAt)
}

async function send(
  row: OutboxRow,
  mail: Mail,
  carrier: Carrier,
): Promise<Settlement & { limited?: boolean }> {
  try {
    const messageId = await carrier.send(row.recipient, mail, row.id)
    return { state: 'sent', reason: null, sentAt: new Date(), messageId }
  } catch (error) {
    const outcome = judgeSendError(error)
    return {
      ...decideSettlement(outcome, row.attempts + 1, Date.now()),
      limited: outcome.state === 'retry' && outcome.limited,
    }
  }
}

const sendGrid: Carrier = {
  compose: composeMail,
  async send(recipient, mail, outboxId) {
    const [response] = await mailService().send({
      to: recipient,
      from: environment().sendgrid.from,
      ...mail,
      customArgs: { outbox_id: outboxId },
    })
    return response.headers['x-message-id'] ?? null
  },
}
