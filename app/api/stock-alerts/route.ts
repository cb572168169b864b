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

  try {
    const result = await subscribe(asked.input)
    return asked.wantsPage ? await pageOf(result, asked.input) : jsonOf(result)
  } catch (error) {
    logger.error('A stock alert could not be taken', { request: id, error })
    return asked.wantsPage
      ? redirectTo('unavailable', asked.input)
      : unavailable('We cannot take this down right now. Please try again in a minute.')
  }
})

async function pageOf(result: Subscription, input: Record<string, unknown>): Promise<Response> {
  return result.ok ? redirectTo('thanks', input) : redirectBack(result.field, input, publishedPath)
}

function jsonOf(result: Subscription): Response {
  if (result.ok) return json(202, { status: 'waiting', message: result.message })
  return json(result.status, { error: { field: result.field, message: result.message } })
}
