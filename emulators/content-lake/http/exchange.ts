import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Identity } from '../types.ts'
import { badRequest, tooLarge } from './faults.ts'

/** One request under way, as handlers see it. */
export interface Exchange {
  requestId: string
  method: string
  url: URL
  params: Record<string, string>
  identity: Identity
  request: IncomingMessage
  response: ServerResponse
  /** The JSON body; asset addresses in it are already in their stored form. */
  readJson(limitBytes?: number): Promise<unknown>
  readText(limitBytes?: number): Promise<string>
}

const JSON_LIMIT_BYTES = 64 * 1024 * 1024

/** The whole body as text, without a byte order mark. Throws 413 above 64 MiB, 400 for what is not UTF-8. */
export async function readText(request: IncomingMessage, limit = JSON_LIMIT_BYTES): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > limit) throw tooLarge(`The body is larger than ${limit} bytes`)
    chunks.push(chunk as Buffer)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw badRequest('The request body is not UTF-8')
  }
}

/** Throws 400 when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badRequest(`The request body is not JSON: ${(error as Error).message}`)
  }
}

/** Narrows a parsed body to an object. Throws 400 otherwise. */
export function expectObject(value: unknown, what: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw badRequest(`${what} must be a JSON object`)
  }
  return value as Record<string, unknown>
}

/** A flag in the query string: absent is the fallback, `false` and `0` are false, anything else is true. */
export function flag(url: URL, name: string, fallback = false): boolean {
  const value = url.searchParams.get(name)
  if (value === null) return fallback
  return value !== 'false' && value !== '0'
}
