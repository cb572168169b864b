import { type ApiError, fieldError } from '../api-error.ts'
import { isObject, type Json, listOf } from './json.ts'

const maxCustomArgsBytes = 10_000

export function customArgs(body: Json): ApiError[] {
  const anchor = 'message.custom_args'
  const own = isObject(body.custom_args) ? body.custom_args : {}
  const sets: [string, unknown][] = [
    ['custom_args', body.custom_args],
    ...listOf(body.personalizations).map((entry, index): [string, unknown] => [
      `personalizations.${index}.custom_args`,
      entry.custom_args,
    ]),
  ]
  return sets.flatMap(([at, value]) => {
    if (value === undefined) return []
    if (!isObject(value) || Object.values(value).some((entry) => typeof entry !== 'string')) {
      return [fieldError(at, 'Each custom_arg must be a string.', anchor)]
    }
    const bytes = Buffer.byteLength(JSON.stringify({ ...own, ...value }))
    if (bytes <= maxCustomArgsBytes) return []
    return [fieldError(at, `The custom_args may not exceed ${maxCustomArgsBytes} bytes.`, anchor)]
  })
}
