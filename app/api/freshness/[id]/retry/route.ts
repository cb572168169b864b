import { after } from 'next/server'
import { authorize } from '#lib/auth/authorize.ts'
import { environment } from '#lib/config/environment.ts'
import { database } from '#lib/db/client.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { readOrigin } from '#lib/http/same-origin.ts'
import { doDueWork } from '#lib/inbox/work.ts'
import { publishId } from '#lib/ledger/address.ts'
import { type RetryOutcome, retryPublish } from '#lib/ledger/retry.ts'
import { orUnavailable } from '#lib/ledger/unavailable.ts'
import { logger } from '#lib/log/logger.ts'

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** Has a publish that failed worked on once more, at once. */
export const POST = handle(async (request, id) => {
  const origin = readOrigin(request.headers, environment().site.url)
  if (!origin.allowed) return json(403, { error: { message: `Refused: ${origin.reason}.` } })
  const authorization = await authorize(request.headers, 'mayRetry', id)
  if (!authorization.allowed) return authorization.response
  const publish = publishId(request.url)
  return orUnavailable(id, async () => {
    const outcome = publish === null ? 'unknown' : await retryPublish(database(), publish)
    if (outcome === 'begun') {
      logger.info('A publish is tried again', { request: id, inbox: publish, by: authorization.visitor.name })
      after(() => doDueWork(id))
    }
    return answers[outcome]()
  })
})

const answers: Record<RetryOutcome, () => Response> = {
  begun: () => json(202, { outcome: 'begun' }),
  'under way': () => json(202, { outcome: 'under way' }),
  live: () => json(409, { error: { message: 'There is nothing to do again: it is live.' } }),
  unknown: () => json(404, { error: { message: 'The ledger has no publish of this id.' } }),
}
