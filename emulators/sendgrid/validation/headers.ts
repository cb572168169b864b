import { type ApiError, fieldError } from '../api-error.ts'
import { isObject } from './json.ts'

/** Headers that SendGrid sets itself. */
const reservedHeaders = new Set([
  ...['x-sg-id', 'x-sg-eid', 'received', 'dkim-signature', 'content-type', 'content-transfer-encoding'],
  ...['to', 'from', 'subject', 'reply-to', 'cc', 'bcc'],
])

export function headers(value: unknown, at: string): ApiError[] {
  if (value === undefined) return []
  if (!isObject(value)) return [fieldError(at, 'Invalid type. Expected: object.', 'message.headers')]
  return Object.entries(value).flatMap(([name, content]) => {
    if (reservedHeaders.has(name.toLowerCase())) {
      const message = `The header ${name} is reserved and cannot be set.`
      return [fieldError(`${at}.${name}`, message, 'message.headers')]
    }
    if (typeof content === 'string' && !/[\r\n]/.test(`${name}${content}`)) return []
    return [
      fieldError(
        `${at}.${name}`,
        'The header value must be a string without line breaks.',
        'message.headers',
      ),
    ]
  })
}
