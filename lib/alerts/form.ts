import { defaultMarket, findMarket, type Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import { refusedMark } from './refused-mark.ts'
import { skuForm } from './sku-form.ts'

export type AlertRequest =
  | { readable: true; input: Record<string, unknown>; wantsPage: boolean }
  | { readable: false; status: 400 | 415; message: string }

/** Reads a request for an alert as it comes from a script (JSON) or from a form in a browser without one. */
export function readAlertRequest(headers: Headers, body: Buffer): AlertRequest {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const wantsPage = headers.get('accept')?.includes('text/html') ?? false
  if (type === 'application/x-www-form-urlencoded') {
    return {
      readable: true,
      input: Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
      wantsPage,
    }
  }
  if (type !== 'application/json') {
    return { readable: false, status: 415, message: 'Send JSON or a form: {"sku", "email"}.' }
  }
  try {
    const input: unknown = JSON.parse(body.toString('utf8'))
    if (typeof input === 'object' && input !== null)
      return { readable: true, input: { ...input }, wantsPage: false }
  } catch {}
  return { readable: false, status: 400, message: 'The body is no JSON object. Send {"sku", "email"}.' }
}

/** Leads a browser to the page that tells the result, in the market the form was in. The pages are static: app/[market]/alerts/[result]. */
export function redirectTo(
  result: 'thanks' | 'invalid' | 'unavailable',
  input: Record<string, unknown>,
): Response {
  return redirect(publicPath(marketOf(input), routePath('alertResult', result)))
}

/**
 * Leads a browser back to the piece that its form was about, where the form says what is wrong with the address. The way there is that of a sku which the
 * shop knows, so that it leads nowhere else; what was typed is in no address, for addresses are kept and logged.
 *
 * @param findPath the path of a variant, without a market; undefined when no published product has the sku. What it throws is thrown on.
 */
export async function redirectBack(
  field: 'sku' | 'email',
  input: Record<string, unknown>,
  findPath: (sku: string) => Promise<string | undefined>,
): Promise<Response> {
  const sku = skuForm.safeParse(input.sku)
  const path = sku.success ? await findPath(sku.data) : undefined
  if (path === undefined) return redirectTo('invalid', input)
  return redirect(publicPath(marketOf(input), path) + (field === 'email' ? `#${refusedMark}` : ''))
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

function marketOf({ market }: Record<string, unknown>): Market {
  return findMarket(String(market ?? '')) ?? defaultMarket
}
