import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiError, requestError } from './api-error.ts'
import type { Context } from './context.ts'
import { deliveriesOf } from './deliveries.ts'
import { json, readBody } from './http.ts'
import { validateMail } from './validation/mail.ts'

/**
 * `POST /v3/mail/send`. An accepted mail is on the disk before the 202 is written.
 *
 * @see https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
 */
export async function sendMail(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request)
  const fault = context.faults.shift()
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'rate-limit') return rateLimited(response, context.now(), fault.resetSeconds)
  if (fault?.kind === 'status')
    return refuse(response, fault.status, [requestError('The service had an error')])

  const denied = deny(request, context.apiKeys)
  if (denied) return refuse(response, 401, [requestError(denied)])
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refuse(response, 415, [requestError('Content-Type should be application/json.')])
  }
  if (!body) return refuse(response, 413, [requestError('The request is larger than 30 MB.')])
  const parsed = parseJson(body)
  if (parsed === undefined) return refuse(response, 400, [requestError('Bad Request')])

  const now = context.now()
  const result = validateMail(parsed, now.getTime() / 1000)
  if ('errors' in result) return refuse(response, 400, result.errors)
  if (result.mail.mail_settings?.sandbox_mode?.enable) {
    response.writeHead(200, { 'content-length': 0 }).end()
    return
  }
  const messageId = context.messages.add(deliveriesOf(result.mail), now)
  context.changes.announce()
  if (fault?.kind === 'drop-after-accept') {
    response.destroy()
    return
  }
  response.writeHead(202, { 'x-message-id': messageId, 'content-length': 0 }).end()
}

/** Why the request may not send, in SendGrid's words, or `undefined`. */
function deny(request: IncomingMessage, apiKeys: string[]): string | undefined {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (key === undefined) return 'authorization required'
  if (apiKeys.length === 0 || apiKeys.includes(key)) return undefined
  return 'The provided authorization grant is invalid, expired, or revoked'
}

function rateLimited(response: ServerResponse, now: Date, resetSeconds: number): void {
  json(
    response,
    429,
    { errors: [requestError('too many requests')] },
    {
      'x-ratelimit-limit': '600',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(now.getTime() / 1000 + resetSeconds)),
    },
  )
}

function refuse(response: ServerResponse, status: number, errors: ApiError[]): void {
  json(response, status, { errors })
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
