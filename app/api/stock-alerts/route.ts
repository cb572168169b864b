import { readAlertRequest, redirectBack, redirectTo } from '#lib/alerts/form.ts'
import { publishedPath, type Subscription, subscribe } from '#lib/alerts/subscribe.ts'
import { environment } from '#lib/config/environment.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { readBody } from '#lib/http/body.ts'
import { handle } from '#lib/http/handle.ts'
import { readOrigin } from '#lib/http/same-origin.ts'
import { logger } from '#lib/log/logger.ts'

const largestBody = 10_000

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** A shopper wants to be told when a variant is back. JSON is answered with JSON, a plain form with a page. */
export const POST = handle(async (request, id) => {
  const origin = readOrigin(request.headers, environment().site.url)
  if (!origin.allowed)
    return json(403, { error: { message: `This form works on the shop's own pages; ${origin.reason}.` } })
  const body = await readBody(request, largestBody)
  if (!body) return json(413, { error: { message: `A request has at most ${largestBody} bytes.` } })
  const asked = readAlertRequest(request.headers, body)
  if (!asked.readable) return json(asked.status, { error: { message: asked.message } })

  let result: Subscription
  try {
    result = await subscribe(asked.input)
  } catch (error) {
    logger.error('A stock alert could not be taken', { request: id, error })
    return asked.wantsPage
      ? redirectTo('unavailable', asked.input)
      : unavailable('We cannot take this down right now. Please try again in a minute.')
  }
  if (result.ok)
    return asked.wantsPage
      ? redirectTo('thanks', asked.input)
      : json(202, { status: 'waiting', message: result.message })
  if (asked.wantsPage) return redirectBack(result.field, asked.input, publishedPath)
  return json(result.status, { error: { field: result.field, message: result.message } })
})
