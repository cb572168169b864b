import type { Perspective } from '../types.ts'

/** From this API version on, queries read and listeners hear of published documents unless they ask for more. */
const PUBLISHED_BY_DEFAULT = '2025-02-19'

/** `2025-02-19`, `X` or `1` out of `/v2025-02-19/…`; `1` when the path names none. */
export function apiVersionOf(pathname: string): string {
  return /^\/v(X|\d[\d-]*)(?:\/|$)/.exec(pathname)?.[1] ?? '1'
}

export function isPublishedByDefault(url: URL): boolean {
  const version = apiVersionOf(url.pathname)
  return version === 'X' || version >= PUBLISHED_BY_DEFAULT
}

/** The perspective a query asks for, in its URL or by its API version. */
export function perspectiveOf(url: URL): Perspective {
  const given = url.searchParams
    .getAll('perspective')
    .flatMap((value) => value.split(','))
    .filter(Boolean)
  const [only] = given
  if (only === undefined) return isPublishedByDefault(url) ? 'published' : 'raw'
  return given.length === 1 ? only : given
}
