import { after } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { database } from '#lib/db/client.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { readBody } from '#lib/http/body.ts'
import { handle } from '#lib/http/handle.ts'
import { type Receipt, receiveFromSanity } from '#lib/inbox/receive.ts'
import { doDueWork } from '#lib/inbox/work.ts'
import { logger } from '#lib/log/logger.ts'

const largestBody = 1_000_000

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** Sanity tells of a change: it is stored and answered; what follows from it is done afterwards. */
export const POST = handle(async (request, id) => {
  const { webhookSecrets } = environment().sanity
  if (webhookSecrets.length === 0) {
    logger.error('A webhook came, but SANITY_WEBHOOK_SECRET is not set', { request: id })
    return unavailable('The webhook secret of this shop is not set.', 60)
  }
  const body = await readBody(request, largestBody)
  if (!body) return json(413, { error: { message: `A delivery has at most ${largestBody} bytes.` } })
  let receipt: Receipt
  try {
    receipt = await receiveFromSanity(database(), { headers: request.headers, body }, webhookSecrets)
  } catch (error) {
    logger.error('A delivery could not be stored', { request: id, error })
    return unavailable('The delivery could not be stored. Send it again.')
  }
  if (receipt.outcome === 'refused')
    return json(401, { error: { message: `Not accepted: ${receipt.reason}.` } })
  if (receipt.outcome === 'stored') after(() => doDueWork(id))
  if (receipt.outcome === 'aside') logger.error('A delivery was set aside', { request: id, ...receipt })
  return json(200, receipt)
})
