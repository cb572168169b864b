import { findMarket } from '#lib/market/markets.ts'

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
  { market }: Record<string, unknown>,
): Response {
  const prefix = findMarket(String(market ?? ''))?.prefix ?? ''
  return new Response(null, {
    status: 303,
    headers: { location: `${prefix}/alerts/${result}`, 'cache-control': 'no-store' },
  })
}
