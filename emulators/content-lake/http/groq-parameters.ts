import { badRequest } from './faults.ts'

/** Query parameters `$name=<JSON>` of a URL. Throws 400 for one that is not JSON. */
export function groqParameters(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch {
      throw badRequest(`Unable to parse value of "${name}=${value}". Please quote string values.`)
    }
  }
  return params
}
