import { sessionCookie, sessionSeconds } from './session.ts'

/** Next's own cookie of draft mode. */
export const bypassCookie = '__prerender_bypass'

/** Attributes under which the Studio's frame, which may be on another site, sends the cookies back. */
export function cookieAttributes(framed: boolean) {
  return {
    httpOnly: true,
    secure: true,
    sameSite: 'none' as const,
    path: '/',
    maxAge: sessionSeconds,
    // A browser without third-party cookies keeps one for a frame only apart from the site's own.
    ...(framed ? { partitioned: true } : {}),
  }
}

/** Whether the request comes from a frame on another site, where cookies have to be partitioned. */
export function isForeignFrame(headers: Headers): boolean {
  return headers.get('sec-fetch-dest') === 'iframe' && headers.get('sec-fetch-site') === 'cross-site'
}

/** `set-cookie` values that end a preview: a partitioned cookie and a plain one of the same name are two cookies. */
export function endingCookies(names: readonly string[] = [bypassCookie, sessionCookie]): string[] {
  const ended = 'Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; Secure; SameSite=None'
  return names.flatMap((name) => [`${name}=; ${ended}`, `${name}=; ${ended}; Partitioned`])
}

/** A `cookie` header without one cookie. */
export function withoutCookie(header: string, name: string): string {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '' && pair.split('=', 1)[0]?.trim() !== name)
    .join('; ')
}
