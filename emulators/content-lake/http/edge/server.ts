import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LakeError } from '../../errors.ts'
import type { Identity } from '../../types.ts'
import { type Exchange, parseJson, readText } from '../exchange.ts'
import { badRequest, notFound, plainError, serviceUnavailable } from '../faults.ts'
import { describeError, type Log } from '../log.ts'
import { json, type Reply, taken } from '../reply.ts'
import type { Found } from '../router.ts'
import { watchArrival } from './arrival.ts'
import { type CorsPolicy, corsHeaders, preflightHeaders } from './cors.ts'
import { pathSegments } from './path.ts'

/** What the request handling needs from the rest of the server. */
export interface Edge {
  route: (method: string, segments: string[]) => Found
  identify: (request: IncomingMessage, url: URL) => Identity
  cors: CorsPolicy
  /** Asset addresses as clients write them → as they are stored, and back. */
  inbound: (text: string) => string
  outbound: (text: string) => string
  /** The path of data that is no longer where it was; null when all is well. */
  lostHome: () => string | null
  log: Log
}

/** The one place where a request becomes a reply: identity, routing, and errors turned into bodies. */
export function createRequestHandler(edge: Edge) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = requestIdOf(request)
    response.setHeader('x-request-id', requestId)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflightHeaders(request.headers, request.url ?? '/', edge.cors)).end()
      return
    }
    const cors = corsHeaders(request.headers, request.url ?? '/', edge.cors)
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)
    try {
      watchArrival(request, response)
      const reply = await answer(edge, request, response, requestId)
      if (reply !== taken) await send(reply, request, response, edge.outbound)
    } catch (error) {
      if (response.destroyed || response.writableEnded) return
      await send(faultReply(error, requestId, request, edge.log), request, response, edge.outbound)
    }
  }
}

async function answer(edge: Edge, request: IncomingMessage, response: ServerResponse, requestId: string) {
  const url = requestUrl(request, edge.inbound)
  const found = edge.route(request.method ?? 'GET', pathSegments(url.pathname))
  if (found.kind === 'none') throw notFound()
  if (found.kind === 'wrong-method') {
    const error = plainError(405, 'Method Not Allowed', `Use ${found.allowed.join(' or ')} here`)
    return json(error.body, 405, { allow: found.allowed.join(', ') })
  }
  const text = async (limitBytes?: number) => edge.inbound(await readText(request, limitBytes))
  const exchange: Exchange = {
    requestId,
    method: request.method ?? 'GET',
    url,
    params: found.params,
    identity: edge.identify(request, url),
    request,
    response,
    readText: text,
    readJson: async (limitBytes) => parseJson(await text(limitBytes)),
  }
  const lost = mayWriteData(exchange) ? edge.lostHome() : null
  if (lost !== null)
    throw serviceUnavailable(`The data is gone from ${lost}; nothing can be kept until it is back`)
  return found.handle(exchange)
}

/** Logging in is a GET that keeps a session. */
const mayWriteData = ({ method, url }: Exchange) =>
  (method !== 'GET' && method !== 'HEAD') || url.pathname.includes('/auth/')

/** The address as asked for, with asset addresses in its parameters in their stored form. Throws 400. */
function requestUrl(request: IncomingMessage, inbound: (text: string) => string): URL {
  const address = `http://lake${request.url ?? '/'}`
  if (!request.url?.startsWith('/') || !URL.canParse(address))
    throw badRequest('The request has no valid path')
  const url = new URL(address)
  for (const [name, value] of [...url.searchParams]) {
    const stored = inbound(value)
    if (stored !== value) url.searchParams.set(name, stored)
  }
  return url
}

/** Seconds after which trying again is worth it. */
const SOON = { 'retry-after': '1' }

/**
 * A LakeError is the caller's to know. Anything else is ours: 503, because a client treats 4xx as final
 * and the Studio would then throw away what its user typed.
 */
function faultReply(error: unknown, requestId: string, request: IncomingMessage, log: Log): Reply {
  if (error instanceof LakeError && error.status < 500) {
    return json(error.body, error.status, error.status === 429 ? SOON : {})
  }
  log('request failed', { requestId, method: request.method, path: request.url, ...describeError(error) })
  if (error instanceof LakeError) return json(error.body, error.status, SOON)
  const message = `The server failed to answer; its log has the reason under request ${requestId}`
  return json(serviceUnavailable(message).body, 503, SOON)
}

async function send(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  outbound: (text: string) => string,
): Promise<void> {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  // A body that was not read to its end would be taken for the next request on this connection.
  if (!request.complete && reply.status >= 400) response.setHeader('connection', 'close')
  const body = typeof reply.body === 'string' ? Buffer.from(outbound(reply.body)) : reply.body
  if (body instanceof Uint8Array) response.setHeader('content-length', body.length)
  response.writeHead(reply.status, reply.headers)
  if (request.method === 'HEAD' || body === undefined) {
    if (body instanceof Readable) body.destroy()
    response.end()
  } else if (body instanceof Readable) await pipeline(body, response).catch(() => response.destroy())
  else response.end(body)
}

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID()
}
