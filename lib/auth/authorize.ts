import { environment } from '#lib/config/environment.ts'
import { json, unavailable } from '#lib/http/answers.ts'
import { showsSecret } from '#lib/http/bearer.ts'
import { logger } from '#lib/log/logger.ts'
import { members, TooManyGuesses } from './members.ts'
import { type Permissions, permissionsOf, rolesThatMayLook } from './permissions.ts'

/** Who asks: a member of the project by their Sanity token, or an operator by the secret of the internal routes. */
export interface Visitor extends Permissions {
  name: string
}

export type Authorization = { allowed: true; visitor: Visitor } | { allowed: false; response: Response }

/**
 * Lets those look at the ledger who show `Authorization: Bearer` with the token of a member of the Sanity project, or INTERNAL_SECRET.
 *
 * @param permission what is asked for.
 * @param request id of the request, for the log.
 */
export async function authorize(
  headers: Headers,
  permission: keyof Permissions,
  request: string,
): Promise<Authorization> {
  if (showsSecret(headers, environment().internal.secret))
    return { allowed: true, visitor: { name: 'operator', mayLook: true, mayRetry: true } }
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (!token) return unauthorized('Send a Sanity token as `Authorization: Bearer …`.')
  let member: Awaited<ReturnType<ReturnType<typeof members>['whose']>>
  try {
    member = await members().whose(token)
  } catch (error) {
    if (error instanceof TooManyGuesses)
      return refused(unavailable('Too many are asking. Try again in a moment.', 1))
    logger.warn('Nobody can be let in, for the lake does not answer', { request, error })
    return refused(unavailable('The Content Lake cannot be asked who you are. Try again in a moment.'))
  }
  if (!member) return unauthorized('The Content Lake does not know this token. Log in again.')
  const permissions = permissionsOf(member.roles)
  if (permissions[permission]) return { allowed: true, visitor: { name: member.name, ...permissions } }
  return refused(json(403, { error: { message: refusalOf(permission, member.roles) } }))
}

function refusalOf(permission: keyof Permissions, roles: readonly string[]): string {
  const given = roles.length > 0 ? `with the role ${roles.join(', ')}` : 'without a role in this project'
  if (permission === 'mayRetry') return `Nobody ${given} may have work done again: that takes an editor.`
  return `Nobody ${given} may look at this: it takes one of ${rolesThatMayLook.join(', ')}.`
}

const refused = (response: Response): Authorization => ({ allowed: false, response })

function unauthorized(message: string): Authorization {
  return refused(json(401, { error: { message } }, { 'www-authenticate': 'Bearer' }))
}
