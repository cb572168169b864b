import type { Identity } from '../types.ts'

/** What may be done with documents, by the names of the hosted access control list. Deleting takes `update`. */
export const PERMISSIONS = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Permissions on the documents that a GROQ filter matches. */
export interface Grant {
  filter: string
  permissions: Permission[]
}

export const EVERY_DOCUMENT = '_id in path("**")'
/** Hosted public datasets show anybody the documents without a dot in their id: no drafts, versions or private paths. */
export const PUBLIC_DOCUMENTS = '_id in path("*")'

const READING: Permission[] = ['read', 'history']
const EVERYTHING: Grant[] = [{ filter: EVERY_DOCUMENT, permissions: [...PERMISSIONS] }]
const DRAFTS = '_id in path("drafts.**") || _id in path("versions.**")'

interface BuiltInRole {
  title: string
  description: string
  grants: Grant[]
  /** Whether it manages the project: datasets, tokens, roles, origins, webhooks. */
  manages: boolean
}

/** The roles that every project has, by name. */
export const BUILT_IN_ROLES: Record<string, BuiltInRole> = {
  administrator: {
    title: 'Administrator',
    description: 'Reads and writes every document, and manages the project',
    grants: EVERYTHING,
    manages: true,
  },
  developer: {
    title: 'Developer',
    description: 'Reads and writes every document, and manages the project',
    grants: EVERYTHING,
    manages: true,
  },
  editor: {
    title: 'Editor',
    description: 'Reads and writes every document',
    grants: EVERYTHING,
    manages: false,
  },
  contributor: {
    title: 'Contributor',
    description: 'Reads every document and writes drafts, but does not publish',
    grants: [
      { filter: DRAFTS, permissions: ['read', 'create', 'update', 'history'] },
      { filter: EVERY_DOCUMENT, permissions: READING },
    ],
    manages: false,
  },
  viewer: {
    title: 'Viewer',
    description: 'Reads every document',
    grants: [{ filter: EVERY_DOCUMENT, permissions: READING }],
    manages: false,
  },
  'deploy-studio': {
    title: 'Deploy Studio (Token only)',
    description: 'Deploys Studios and sees what anybody sees',
    grants: [],
    manages: false,
  },
  'create-session': {
    title: 'Create Session (Token only)',
    description: 'Creates sessions for other users and sees what anybody sees',
    grants: [],
    manages: false,
  },
}

const ANYBODY: Grant[] = [{ filter: PUBLIC_DOCUMENTS, permissions: ['read'] }]

/**
 * What an identity may do in the dataset at hand. Grants it carries replace those of its role. An anonymous reader who
 * got as far as the documents sees the public ones; a role of the project's own that was not looked up may do nothing.
 */
export function grantsOf(identity: Identity): Grant[] {
  if (identity.grants) return identity.grants
  if (identity.role === 'anonymous') return ANYBODY
  return Object.hasOwn(BUILT_IN_ROLES, identity.role) ? (BUILT_IN_ROLES[identity.role]?.grants ?? []) : []
}

/** The filters under which an identity has a permission. */
export function filtersFor(identity: Identity, permission: Permission): string[] {
  return grantsOf(identity)
    .filter(({ permissions }) => permissions.includes(permission))
    .map(({ filter }) => filter)
}
