import { environment } from '#lib/config/environment.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { readOrigin } from '#lib/http/same-origin.ts'
import { endingCookies } from '#lib/preview/cookies.ts'
import { wayBack } from '#lib/preview/way-back.ts'

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST')

/** Ends a preview and leads back, to `?redirect=` or to the page it was ended on. */
const end = handle(async (request) => {
  const siteUrl = environment().site.url
  const origin = readOrigin(request.headers, siteUrl)
  if (request.method === 'POST' && !origin.allowed) {
    return json(403, { error: { message: `A preview is ended on the shop's own pages; ${origin.reason}.` } })
  }
  const headers = new Headers({
    location: wayBack(
      new URL(request.url).searchParams.get('redirect'),
      request.headers.get('referer'),
      siteUrl,
    ),
    'cache-control': 'no-store',
  })
  for (const cookie of endingCookies()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})

export { end as GET, end as POST }
