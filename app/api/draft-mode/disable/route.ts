import { environment } from '#lib/config/environment.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { readOrigin } from '#lib/http/same-origin.ts'
import { endingCookies } from '#lib/preview/cookies.ts'
import { localPath } from '#lib/preview/local-path.ts'

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST')

/** Ends a preview and leads back, to `?redirect=` or to the home page. */
const end = handle(async (request) => {
  const origin = readOrigin(request.headers, environment().site.url)
  if (request.method === 'POST' && !origin.allowed) {
    return json(403, { error: { message: `A preview is ended on the shop's own pages; ${origin.reason}.` } })
  }
  const headers = new Headers({
    location: localPath(new URL(request.url).searchParams.get('redirect')),
    'cache-control': 'no-store',
  })
  for (const cookie of endingCookies()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})

export { end as GET, end as POST }
