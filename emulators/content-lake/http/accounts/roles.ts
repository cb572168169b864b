import { BUILT_IN_ROLES } from '../../access/grants.ts'
import type { Identity } from '../../types.ts'
import { forbidden, signInRequired } from '../faults.ts'

/** Throws 401 for the anonymous reader. */
export function requireLogin(identity: Identity): void {
  if (identity.role === 'anonymous') throw signInRequired()
}

export const mayManage = ({ role }: Identity): boolean => BUILT_IN_ROLES[role]?.manages === true

/** Throws 401 or 403 unless the identity manages the project: its datasets, tokens, roles, origins and webhooks. */
export function requireAdministrator(identity: Identity): void {
  requireLogin(identity)
  if (!mayManage(identity)) {
    throw forbidden('This needs a token with the role "administrator" or "developer"')
  }
}

/** A user as `/users/me` shows it. */
export function describeUser(
  identity: Identity,
  title = BUILT_IN_ROLES[identity.role]?.title ?? identity.role,
) {
  if (identity.role === 'anonymous') return {}
  return {
    id: identity.id,
    name: identity.name,
    displayName: identity.name,
    email: identity.email,
    profileImage: null,
    provider: 'local',
    role: identity.role,
    roles: [{ name: identity.role, title, description: '' }],
  }
}
