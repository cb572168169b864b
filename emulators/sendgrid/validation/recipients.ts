import { type ApiError, fieldError } from '../api-error.ts'
import { invalidAddress } from './address.ts'
import { headers } from './headers.ts'
import { isObject, type Json, listOf } from './json.ts'

const maxPersonalizations = 1000

export function personalizations(body: Json): ApiError[] {
  const list = body.personalizations
  if (!Array.isArray(list) || list.length === 0) {
    const message = 'The personalizations field is required and must have at least one personalization.'
    return [fieldError('personalizations', message, '-Personalizations-Errors')]
  }
  if (list.length > maxPersonalizations) {
    const message =
      `The personalizations block is limited to ${maxPersonalizations} personalizations per API request. ` +
      `You have provided ${list.length} personalizations. Please consider splitting this into multiple requests and resending your request.`
    return [fieldError('personalizations', message, '-Personalizations-Errors')]
  }
  return list.flatMap((entry: unknown, index) => personalization(entry, `personalizations.${index}`))
}

function personalization(entry: unknown, at: string): ApiError[] {
  const fields = isObject(entry) ? entry : {}
  const anchor = 'message.personalizations.to'
  if (!Array.isArray(fields.to) || fields.to.length === 0) {
    const message =
      'The to array is required for all personalization objects, and must have at least one email object with a valid email address.'
    return [fieldError(`${at}.to`, message, anchor)]
  }
  const addresses = ['to', 'cc', 'bcc'].flatMap((kind) => {
    const list = fields[kind] ?? []
    if (!Array.isArray(list)) return [fieldError(`${at}.${kind}`, 'Invalid type. Expected: array.', anchor)]
    return list.flatMap((address: unknown, index) =>
      invalidAddress(address, `${at}.${kind}.${index}`, anchor),
    )
  })
  return [...addresses, ...headers(fields.headers, `${at}.headers`)]
}

export function duplicates(body: Json): ApiError[] {
  const seen = new Set<string>()
  for (const [index, entry] of listOf(body.personalizations).entries()) {
    for (const kind of ['to', 'cc', 'bcc']) {
      for (const address of listOf(entry[kind])) {
        const email = String(address.email).toLowerCase()
        if (!seen.has(email)) {
          seen.add(email)
          continue
        }
        const message =
          'Each email address in the personalization block should be unique between to, cc, and bcc. ' +
          `We found the first duplicate instance of [${email}] in the personalizations.${index}.${kind} field.`
        return [fieldError('personalizations', message, 'message.recipient-errors')]
      }
    }
  }
  return []
}
