import { randomUUID } from 'node:crypto'

/** The id under which a request is logged: the one a proxy gave it, or a new one. */
export function requestId(headers: Headers): string {
  const given = headers.get('x-request-id')
  return given && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID()
}
