import { environment } from '#lib/config/environment.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { readBody } from '#lib/http/body.ts'
import { handle } from '#lib/http/handle.ts'
import { readOrigin } from '#lib/http/same-origin.ts'
import { logger } from '#lib/log/logger.ts'
import { redirectToWishList } from '#lib/wish-list/answer.ts'
import { mostItems } from '#lib/wish-list/change.ts'
import { wishListKey, wishListSetCookie } from '#lib/wish-list/cookie.ts'
import { followWishListRequest, type WishListResult } from '#lib/wish-list/follow.ts'
import { ownWishList } from '#lib/wish-list/read.ts'
import { readWishListRequest } from '#lib/wish-list/request.ts'

const largestBody = 2_000

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST')

/** What stands on the visitor's own list: `{"items":[{"product","sku"}]}`. Who has no list costs no question to the database. */
export const GET = handle(async (request, id) => {
  const key = wishListKey(request.headers)
  if (!key) return json(200, { items: [] })
  try {
    return json(200, namesOf((await ownWishList(key))?.items))
  } catch (error) {
    logger.error('A wish list could not be read', { request: id, error })
    return unavailable('Wish lists cannot be read right now.')
  }
})

/** Changes the visitor's list. JSON is answered with what stands on it then, a plain form with a way to its page. */
export const POST = handle(async (request, id) => {
  const { site } = environment()
  const origin = readOrigin(request.headers, site.url)
  if (!origin.allowed)
    return json(403, { error: { message: `This form works on the shop's own pages; ${origin.reason}.` } })
  const body = await readBody(request, largestBody)
  if (!body) return json(413, { error: { message: `A request has at most ${largestBody} bytes.` } })
  const asked = readWishListRequest(request.headers, body)
  if (!asked.readable) {
    return asked.wantsPage
      ? redirectToWishList('invalid')
      : json(asked.status, { error: { message: asked.message } })
  }

  const { market } = asked.request
  let result: WishListResult
  try {
    result = await followWishListRequest(wishListKey(request.headers), asked.request)
    if (!asked.wantsPage) return await tell(result, site.url)
  } catch (error) {
    logger.error('A wish list could not be changed', { request: id, error })
    return asked.wantsPage
      ? redirectToWishList('unavailable', market)
      : unavailable('Your wish list cannot be changed right now. Please try again in a minute.')
  }
  const removed = result.outcome === 'removed' ? result.item : undefined
  return withKey(redirectToWishList(result.outcome, market, removed), result, site.url)
})

const refusals: Partial<Record<WishListResult['outcome'], string>> = {
  full: `Your wish list is full: it holds ${mostItems} pieces.`,
  gone: 'This piece is not in the shop any more.',
}

async function tell(result: WishListResult, siteUrl: string): Promise<Response> {
  const refusal = refusals[result.outcome]
  if (refusal) return json(422, { error: { reason: result.outcome, message: refusal } })
  return withKey(json(200, namesOf((await ownWishList(result.key))?.items)), result, siteUrl)
}

function withKey(response: Response, { key, outcome }: WishListResult, siteUrl: string): Response {
  if (key && outcome === 'added') response.headers.append('set-cookie', wishListSetCookie(key, siteUrl))
  return response
}

function namesOf(items: readonly { product: string; sku: string }[] = []) {
  return { items: items.map(({ product, sku }) => ({ product, sku })) }
}
