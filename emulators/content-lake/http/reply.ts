import type { Readable } from 'node:stream'

/** What a handler answers with. A string body is JSON unless `content-type` says otherwise. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array | Readable
}

/** Returned by a handler that has taken the response over (event streams). */
export const taken: unique symbol = Symbol('the handler answers by itself')

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

/** JSON that is written already. */
export function jsonBody(body: string | Uint8Array): Reply {
  return { status: 200, headers: JSON_TYPE, body }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(value),
  }
}

export function redirect(
  location: string,
  status: 302 | 303 | 307,
  headers: Record<string, string> = {},
): Reply {
  return { status, headers: { location, 'cache-control': 'no-store', ...headers } }
}

export const noContent: Reply = { status: 204 }
