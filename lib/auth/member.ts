import { type ClientError, createClient } from '@sanity/client'
import { z } from 'zod'
import { environment } from '#lib/config/environment.ts'
import { LakeUnavailable } from '#lib/content/lake.ts'
import { clientConfig } from '#sanity/client.ts'

/** Somebody whom the project knows. */
export interface Member {
  id: string
  name: string
  roles: string[]
}

const timeout = 3_000
/** Logged out, the answer is `{}`. */
const answer = z.object({
  id: z.string().optional(),
  name: z.string().nullish(),
  role: z.string().nullish(),
  roles: z.array(z.object({ name: z.string() })).nullish(),
})

/**
 * Asks the lake whose token it is. Without a member's role in this project the list of roles is empty: that somebody can log in to Sanity says nothing
 * yet.
 *
 * @returns null when the lake does not know the token.
 * @throws LakeUnavailable
 */
export async function readMember(token: string): Promise<Member | null> {
  const client = createClient({ ...clientConfig(environment().sanity), token, maxRetries: 0 })
  let body: unknown
  try {
    body = await client.request({ url: '/users/me', signal: AbortSignal.timeout(timeout) })
  } catch (error) {
    const { statusCode } = error as Partial<ClientError>
    if (statusCode === 401 || statusCode === 403) return null
    throw new LakeUnavailable('The Content Lake did not say whose token it is.', { cause: error })
  }
  const parsed = answer.safeParse(body)
  if (!parsed.success) throw new LakeUnavailable('The Content Lake answered something that is no user.')
  const { id, name, role, roles } = parsed.data
  if (!id) return null
  const names = [role, ...(roles ?? []).map((entry) => entry.name)]
  return { id, name: name ?? id, roles: [...new Set(names.filter((entry) => typeof entry === 'string'))] }
}
