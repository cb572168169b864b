import { refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { endingCookies } from '#lib/preview/cookies.ts'
import { localPath } from '#lib/preview/local-path.ts'

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST')

/** Ends a preview and leads back, to `?redirect=` or to the home page. */
const end = handle(async (request) => {
  const headers = new Headers({
    location: localPath(new URL(request.url).searchParams.get('redirect')),
    'cache-control': 'no-store',
  })
  for (const cookie of endingCookies()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})

export { end as GET, end as POST }
