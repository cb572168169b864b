import { type NextRequest, NextResponse } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { bypassCookie, endingCookies, withoutCookie } from '#lib/preview/cookies.ts'
import { sessionCookie, verifySession } from '#lib/preview/session.ts'

/** Takes Next's draft cookie, the same for everyone and for ever, from a request that has no valid session of ours beside it. */
export function proxy(request: NextRequest): NextResponse {
  const session = request.cookies.get(sessionCookie)?.value
  if (verifySession(environment().preview.secret, session, Date.now()).valid) return NextResponse.next()
  const headers = new Headers(request.headers)
  const rest = withoutCookie(headers.get('cookie') ?? '', bypassCookie)
  if (rest) headers.set('cookie', rest)
  else headers.delete('cookie')
  const response = NextResponse.next({ request: { headers } })
  // The page may be a cached one, for everyone; the answer that takes a cookie away is not.
  response.headers.set('cache-control', 'private, no-store')
  for (const cookie of endingCookies([bypassCookie])) response.headers.append('set-cookie', cookie)
  return response
}

// Only requests that carry the cookie: a proxy halves the throughput of whatever it matches. The routes that begin and end a preview set it themselves.
export const config = {
  matcher: [
    {
      source: '/((?!_next/|api/draft-mode/).*)',
      has: [{ type: 'cookie', key: '__prerender_bypass' }],
    },
  ],
}
