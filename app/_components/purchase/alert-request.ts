import { alertMessages } from '#app/_messages/alert.ts'

export type AlertOutcome =
  | { state: 'waiting'; message: string }
  | { state: 'refused'; message: string }
  | { state: 'failed'; message: string }

type Texts = Pick<typeof alertMessages.en, 'waiting' | 'unreachable'>

/** Signs an address up for a variant, and says in a shopper's words what came of it. */
export async function requestAlert(
  form: { sku: string; email: string; market: string },
  texts: Texts = alertMessages.en,
): Promise<AlertOutcome> {
  try {
    const response = await fetch('/api/stock-alerts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(form),
    })
    return readAlertAnswer(response.status, await response.json(), texts)
  } catch {
    return { state: 'failed', message: texts.unreachable }
  }
}

/** The answer of POST /api/stock-alerts: 202 `{status, message}` or 422 `{error: {field, message}}`. */
export function readAlertAnswer(
  status: number,
  body: unknown,
  texts: Texts = alertMessages.en,
): AlertOutcome {
  if (status === 202) {
    return { state: 'waiting', message: text(body, 'message') ?? texts.waiting }
  }
  const refusal = status === 422 ? text(property(body, 'error'), 'message') : undefined
  return refusal ? { state: 'refused', message: refusal } : { state: 'failed', message: texts.unreachable }
}

function text(value: unknown, name: string): string | undefined {
  const found = property(value, name)
  return typeof found === 'string' ? found : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
