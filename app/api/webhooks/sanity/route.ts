import { after } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { database } from '#lib/db/client.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { readBody } from '#lib/http/body.ts'
import { handle } from '#lib/http/handle.ts'
import { inHaste } from '#lib/http/haste.ts'
import { type Arrival, arrive } from '#lib/inbox/arrive.ts'
import { askForSweep } from '#lib/inbox/ask-for-sweep.ts'
import type { Receipt } from '#lib/inbox/receive.ts'
import { doDueWork } from '#lib/inbox/work.ts'
import { logger } from '#lib/log/logger.ts'

const largestBody = 1_000_000

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** Sanity tells of a change: it is stored and answered; what follows from it is done afterwards. */
export const POST = handle((request, id) => inHaste(() => take(request, id)))

async function take(request: Request, id: string): Promise<Response> {
  const { webhookSecrets } = environment().sanity
  if (webhookSecrets.length === 0) {
    logger.error('A webhook came, but SANITY_WEBHOOK_SECRET is not set', { request: id })
    return unavailable('The webhook secret of this shop is not set.', 60)
  }
  const body = await readBody(request, largestBody)
  if (!body) {
    // Sanity does not send again what was refused with 413: what it told of has to be found another way.
    askForSweep('a delivery was too large to be taken', id)
    return json(413, { error: { message: `A delivery has at most ${largestBody} bytes.` } })
  }
  let arrival: Arrival
  try {
    arrival = await arrive(database(), { headers: request.headers, body }, webhookSecrets)
  } catch (error) {
    logger.error('A delivery could not be stored', { request: id, error })
    return unavailable('The delivery could not be stored. Send it again.')
  }
  const { receipt, work } = arrival
  if (work) after(() => doDueWork(id, work))
  return answer(receipt, id)
}

function answer(receipt: Receipt, request: string): Response {
  switch (receipt.outcome) {
    case 'refused':
      return json(401, { error: { message: `Not accepted: ${receipt.reason}.` } })
    case 'stored': {
      const { row } = receipt
      if (row.flags.length > 0) {
        const { id: inbox, deliveryId: delivery, flags } = row
        logger.warn('A delivery is odd; it is worked on all the same', { request, inbox, delivery, flags })
      }
      return json(200, { outcome: 'stored', id: row.id })
    }
    case 'aside':
      logger.error('A delivery was set aside', { request, ...receipt })
      return json(200, receipt)
    case 'duplicate':
      if (receipt.reusedId)
        logger.warn('A known delivery id came with another body; it has no effect', { request, ...receipt })
      return json(200, receipt)
  }
}
