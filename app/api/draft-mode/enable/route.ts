import { validatePreviewUrl } from '@sanity/preview-url-secret'
import { cookies, draftMode } from 'next/headers'
import { environment } from '#lib/config/environment.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { logger } from '#lib/log/logger.ts'
import { bypassCookie, cookieAttributes, isForeignFrame } from '#lib/preview/cookies.ts'
import { localPath } from '#lib/preview/local-path.ts'
import { issueSession, sessionCookie } from '#lib/preview/session.ts'
import { readClient } from '#sanity/client.ts'

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET')

/** Begins a preview for whoever brings a secret that the Studio has just left in the lake, and leads to the page. */
export const GET = handle(async (request, id) => {
  let verdict: Awaited<ReturnType<typeof validatePreviewUrl>>
  try {
    verdict = await validatePreviewUrl(readClient(), request.url)
  } catch (error) {
    logger.error('A preview could not be verified', { request: id, error })
    return unavailable('The preview cannot be verified: the Content Lake does not answer.')
  }
  if (!verdict.isValid) {
    return json(401, {
      error: { message: 'This preview link is not valid any more. Open the preview from the Studio again.' },
    })
  }
  const draft = await draftMode()
  draft.enable()
  const jar = await cookies()
  const attributes = cookieAttributes(isForeignFrame(request.headers))
  // Next sets its cookie for as long as the browser runs; set again, it lasts as long as the session.
  jar.set(bypassCookie, jar.get(bypassCookie)?.value ?? '', attributes)
  jar.set(sessionCookie, issueSession(environment().preview.secret, Date.now()), attributes)
  return new Response(null, {
    status: 307,
    headers: { location: localPath(verdict.redirectTo), 'cache-control': 'no-store' },
  })
})
