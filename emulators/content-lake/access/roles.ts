import type { Identity } from '../types.ts'
import { grantFilter } from './filter.ts'
import {
  BUILT_IN_ROLES,
  EVERY_DOCUMENT,
  type Grant,
  PERMISSIONS,
  type Permission,
  PUBLIC_DOCUMENTS,
} from './grants.ts'

/** A role of the project's own. A grant without a dataset holds in all of them. */
export interface CustomRole {
  name: string
  title: string
  description: string
  grants: (Grant & { dataset?: string })[]
}

export type ParsedRole = { ok: true; role: CustomRole } | { ok: false; reason: string }

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Reads a role from JSON `{name, title?, description?, grants: [{filter, permissions, dataset?}]}`. */
export function parseRole(value: unknown): ParsedRole {
  const fail = (reason: string): ParsedRole => ({ ok: false, reason })
  if (typeof value !== 'object' || value === null) return fail('a role must be an object')
  const { name, title, description, grants } = value as Record<string, unknown>
  if (typeof name !== 'string' || !NAME.test(name)) {
    return fail('"name" must be lower-case letters, digits and dashes')
  }
  if (name in BUILT_IN_ROLES || name === 'anonymous') return fail(`"${name}" is a role of every project`)
  if (!Array.isArray(grants)) return fail('"grants" must be a list of {filter, permissions}')
  const parsed: CustomRole['grants'] = []
  for (const [index, entry] of grants.entries()) {
    const grant = parseGrant(entry)
    if (typeof grant === 'string') return fail(`grants[${index}]: ${grant}`)
    parsed.push(grant)
  }
  return {
    ok: true,
    role: {
      name,
      title: typeof title === 'string' && title ? title : name,
      description: typeof description === 'string' ? description : '',
      grants: parsed,
    },
  }
}

function parseGrant(value: unknown): CustomRole['grants'][number] | string {
  const { filter, permissions, dataset } = (value ?? {}) as Record<string, unknown>
  if (typeof filter !== 'string' || filter.trim() === '') return '"filter" must be a GROQ filter'
  if (!Array.isArray(permissions) || permissions.length === 0) {
    return `"permissions" must be a list of ${PERMISSIONS.join(', ')}`
  }
  const unknown = permissions.find((name) => !PERMISSIONS.includes(name as Permission))
  if (unknown !== undefined) {
    const hint = unknown === 'delete' ? '; deleting takes "update"' : ''
    return `there is no permission ${JSON.stringify(unknown)}, only ${PERMISSIONS.join(', ')}${hint}`
  }
  try {
    grantFilter(filter)
  } catch (error) {
    return `the filter ${JSON.stringify(filter)} cannot be used: ${(error as Error).message}`
  }
  const named = typeof dataset === 'string' && dataset !== '' ? { dataset } : {}
  return { filter, permissions: permissions as Permission[], ...named }
}

/**
 * An identity as it stands in one dataset: with the grants of its role there, and on a public dataset with what
 * anybody may read. Those who may read every document need no more than their role.
 */
export function withinDataset(
  identity: Identity,
  dataset: { name: string; aclMode: 'public' | 'private' },
  role: CustomRole | undefined,
): Identity {
  const own: CustomRole['grants'] = role?.grants ?? BUILT_IN_ROLES[identity.role]?.grants ?? []
  const readsAll = own.some(
    (grant) => !grant.dataset && grant.filter === EVERY_DOCUMENT && grant.permissions.includes('read'),
  )
  if (!role && readsAll) return identity
  const here = own
    .filter((grant) => !grant.dataset || grant.dataset === dataset.name)
    .map(({ filter, permissions }): Grant => ({ filter, permissions }))
  const shared: Grant[] =
    dataset.aclMode === 'public' ? [{ filter: PUBLIC_DOCUMENTS, permissions: ['read'] }] : []
  return { ...identity, grants: [...here, ...shared] }
}
