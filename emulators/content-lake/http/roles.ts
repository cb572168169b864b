import type { Identity } from '../types.ts'
import { forbidden, signInRequired } from './faults.ts'

export const mayWrite = (identity: Identity) =>
  identity.role === 'editor' || identity.role === 'administrator'

/** What `/acl` and `/grants` say an identity may do with every document. */
export function permissionsOf(identity: Identity): string[] {
  if (identity.role === 'anonymous') return []
  if (identity.role === 'viewer') return ['read', 'history']
  return ['create', 'read', 'update', 'history', 'editHistory', 'manage']
}

/** Throws 401 for the anonymous reader. */
export function requireLogin(identity: Identity): void {
  if (identity.role === 'anonymous') throw signInRequired()
}

/** Throws 401 or 403 unless the identity administers the project. */
export function requireAdministrator(identity: Identity): void {
  requireLogin(identity)
  if (identity.role !== 'administrator') throw forbidden('This needs a token with the role "administrator"')
}

/** A user as `/users/me` shows it. */
export function describeUser(identity: Identity) {
  if (identity.role === 'anonymous') return {}
  const title = identity.role.charAt(0).toUpperCase() + identity.role.slice(1)
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
