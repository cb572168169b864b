import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { logger } from '#lib/log/logger.ts'
import { availableStock } from '#lib/stock/available.ts'

const mostSkus = 100

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET')

/** What can be bought now: `?sku=A&sku=B` → `{"stock":{"A":3,"B":0}}`. A sku that is not counted is left out. */
export const GET = handle(async (request, id) => {
  const skus = [...new Set(new URL(request.url).searchParams.getAll('sku'))].filter(
    (sku) => !sku.includes('\0'),
  )
  if (skus.length > mostSkus)
    return json(400, { error: { message: `Ask for at most ${mostSkus} skus at once.` } })
  try {
    return json(200, { stock: Object.fromEntries(await availableStock(skus)) })
  } catch (error) {
    logger.error('Stock could not be read', { request: id, error })
    return unavailable('Stock cannot be told right now.')
  }
})
