import { cookies, draftMode } from 'next/headers'
import { environment } from '#lib/config/environment.ts'
import { sessionCookie, verifySession } from './session.ts'

/** Whether the request at hand may see drafts: Next's draft mode and a valid session of ours, both. Static renders may not. */
export async function previewAllowed(): Promise<boolean> {
  const { isEnabled } = await draftMode()
  if (!isEnabled) return false
  const value = (await cookies()).get(sessionCookie)?.value
  return verifySession(environment().preview.secret, value, Date.now()).valid
}
