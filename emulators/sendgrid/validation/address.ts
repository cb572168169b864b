import { type ApiError, fieldError } from '../api-error.ts'
import { isObject } from './json.ts'

export function invalidAddress(address: unknown, at: string, anchor: string): ApiError[] {
  const email = isObject(address) ? address.email : undefined
  if (typeof email === 'string' && /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/.test(email)) return []
  return [fieldError(`${at}.email`, 'Does not contain a valid address.', anchor)]
}
