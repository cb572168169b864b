import { type ApiError, fieldError } from '../api-error.ts'
import type { Mail } from '../mail.ts'
import { invalidAddress } from './address.ts'
import { content } from './content.ts'
import { customArgs } from './custom-args.ts'
import { headers } from './headers.ts'
import { isObject, type Json, listOf } from './json.ts'
import { duplicates, personalizations } from './recipients.ts'

const maxScheduleSeconds = 72 * 60 * 60

const knownFields = new Set([
  ...['personalizations', 'from', 'reply_to', 'reply_to_list', 'subject', 'content', 'attachments'],
  ...['template_id', 'headers', 'categories', 'custom_args', 'send_at', 'batch_id', 'asm', 'ip_pool_name'],
  ...['mail_settings', 'tracking_settings', 'sections'],
])

/**
 * Checks a body as the real API does, in its words.
 *
 * @param now unix time in seconds, against which `send_at` is held
 * @see https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send and …/mail-send/errors
 */
export function validateMail(body: unknown, now: number): { mail: Mail } | { errors: ApiError[] } {
  if (!isObject(body)) return { errors: [fieldError('', 'Invalid type. Expected: object.', 'message')] }
  const errors = [
    ...unknownFields(body),
    ...personalizations(body),
    ...duplicates(body),
    ...sender(body),
    ...subject(body),
    ...content(body),
    ...template(body),
    ...headers(body.headers, 'headers'),
    ...customArgs(body),
    ...schedule(body, now),
  ]
  return errors.length > 0 ? { errors } : { mail: body as unknown as Mail }
}

function unknownFields(body: Json): ApiError[] {
  return Object.keys(body)
    .filter((name) => !knownFields.has(name))
    .map((name) => fieldError(name, `Additional property ${name} is not allowed`, 'message'))
}

function sender(body: Json): ApiError[] {
  if (body.from === undefined) {
    const message =
      'The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or {"email" : "example@example.com", "name" : "Example Recipient"}.'
    return [fieldError('from.email', message, 'message.from')]
  }
  const reply =
    body.reply_to === undefined ? [] : invalidAddress(body.reply_to, 'reply_to', 'message.reply_to')
  return [...invalidAddress(body.from, 'from', 'message.from'), ...reply]
}

function subject(body: Json): ApiError[] {
  const filled = (value: unknown) => typeof value === 'string' && value.length > 0
  const list = listOf(body.personalizations)
  if (filled(body.subject) || (list.length > 0 && list.every((entry) => filled(entry.subject)))) return []
  const message =
    'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.'
  return [fieldError('subject', message, 'message.subject')]
}

function template(body: Json): ApiError[] {
  if (body.template_id === undefined) return []
  const message =
    'The template_id must be the id of a template; this local server keeps no templates, send content instead.'
  return [fieldError('template_id', message, 'message.template_id')]
}

function schedule(body: Json, now: number): ApiError[] {
  if (body.send_at === undefined) return []
  if (!Number.isInteger(body.send_at)) {
    return [
      fieldError('send_at', 'The send_at parameter must be an integer, in unix seconds.', 'message.send_at'),
    ]
  }
  if ((body.send_at as number) - now <= maxScheduleSeconds) return []
  return [fieldError('send_at', 'Scheduling more than 72 hours in advance is forbidden.', 'message.send_at')]
}
