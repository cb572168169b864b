import type { IncomingMessage, ServerResponse } from 'node:http'
import { plainError } from '../faults.ts'

/** A body that has begun and then stops coming; clients retry 408. */
const MOST_SILENCE_MS = 30_000

/** Answers for a body that stops coming, whoever is reading it. */
export function watchArrival(
  request: IncomingMessage,
  response: ServerResponse,
  mostSilenceMs = MOST_SILENCE_MS,
): void {
  if (!hasBody(request)) return
  request.setTimeout(mostSilenceMs, () => {
    const { status, body } = plainError(
      408,
      'Request Timeout',
      `Nothing of the body came for ${mostSilenceMs} ms`,
    )
    if (response.headersSent) return void request.destroy()
    const text = JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    response.end(text, () => request.destroy())
  })
  request.once('end', () => request.setTimeout(0))
}

/** The end of a request without a body is told to nobody, and an event stream would be timed for ever. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
