import { z } from 'zod'
import { findMarket } from '#lib/market/markets.ts'

const market = z
  .string()
  .optional()
  .catch(undefined)
  .transform((id) => findMarket(id ?? ''))

/** An id of a published document: a draft's has a point in it. */
const product = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/)
/** Empty for the product as such. */
const sku = z
  .string()
  .regex(/^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/)
  .default('')

const request = z.discriminatedUnion('action', [
  z.object({ action: z.literal('add'), product, sku, market }),
  z.object({ action: z.literal('remove'), product, sku, market }),
  z.object({ action: z.literal('share'), market }),
  z.object({ action: z.literal('unshare'), market }),
])

/** What is asked of a wish list. */
export type WishListRequest = z.output<typeof request>

export type WishListReading =
  | { readable: true; request: WishListRequest; wantsPage: boolean }
  | { readable: false; status: 400 | 415 | 422; message: string; wantsPage: boolean }

const shape = 'Send JSON or a form: {"action": "add" | "remove" | "share" | "unshare", "product", "sku"}.'

/** Reads what is asked of a wish list, from a script (JSON) or from a form in a browser without one. */
export function readWishListRequest(headers: Headers, body: Buffer): WishListReading {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const isForm = type === 'application/x-www-form-urlencoded'
  const wantsPage = isForm && (headers.get('accept')?.includes('text/html') ?? false)
  if (!isForm && type !== 'application/json')
    return { readable: false, status: 415, message: shape, wantsPage }
  const input = isForm ? Object.fromEntries(new URLSearchParams(body.toString('utf8'))) : parseJson(body)
  if (input === undefined)
    return { readable: false, status: 400, message: `The body is no JSON. ${shape}`, wantsPage }
  const parsed = request.safeParse(input)
  if (!parsed.success) return { readable: false, status: 422, message: shape, wantsPage }
  return { readable: true, request: parsed.data, wantsPage }
}

/** Which thing on a list an address speaks of, as `?product=…&sku=…`; undefined for anything else. */
export function readItem(input: Record<string, unknown>): { product: string; sku: string } | undefined {
  const parsed = z.object({ product, sku }).safeParse(input)
  return parsed.success ? parsed.data : undefined
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
