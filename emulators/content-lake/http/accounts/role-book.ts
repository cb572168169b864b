import type { DatabaseSync } from 'node:sqlite'
import { BUILT_IN_ROLES, type Grant, grantsOf } from '../../access/grants.ts'
import { type CustomRole, withinDataset } from '../../access/roles.ts'
import type { Identity } from '../../types.ts'

/** A role as the management API shows it. */
export interface DescribedRole {
  name: string
  title: string
  description: string
  isCustom: boolean
  appliesToUsers: boolean
  appliesToRobots: boolean
  grants: (Grant & { dataset?: string })[]
}

/** The roles of the project: those that every project has, those from the options, and those made over the API. */
export interface RoleBook {
  all(): DescribedRole[]
  get(name: string): DescribedRole | undefined
  /** Keeps a role, in place of one with this name. */
  save(role: CustomRole): DescribedRole
  /** False when there is no such role, or it is not one that was made over the API. */
  remove(name: string): boolean
  /** An identity with its grants in one dataset. */
  within(identity: Identity, dataset: { name: string; aclMode: 'public' | 'private' }): Identity
}

export function createRoleBook(database: DatabaseSync, configured: CustomRole[]): RoleBook {
  const fixed = new Set(configured.map(({ name }) => name))
  const custom = new Map<string, CustomRole>()
  for (const row of database.prepare('select definition from roles order by name').all()) {
    const role = JSON.parse(String(row.definition)) as CustomRole
    custom.set(role.name, role)
  }
  for (const role of configured) custom.set(role.name, role)
  const write = database.prepare(
    'insert into roles (name, definition) values (?, ?) on conflict do update set definition = excluded.definition',
  )
  const erase = database.prepare('delete from roles where name = ?')

  const get = (name: string): DescribedRole | undefined => {
    const own = custom.get(name)
    if (own) return { ...own, isCustom: true, appliesToUsers: true, appliesToRobots: true }
    const builtIn = Object.hasOwn(BUILT_IN_ROLES, name) ? BUILT_IN_ROLES[name] : undefined
    if (!builtIn) return undefined
    const { title, description, grants } = builtIn
    const isForUsers = name !== 'deploy-studio' && name !== 'create-session'
    return {
      name,
      title,
      description,
      isCustom: false,
      appliesToUsers: isForUsers,
      appliesToRobots: true,
      grants,
    }
  }
  return {
    get,
    all: () => [...Object.keys(BUILT_IN_ROLES), ...custom.keys()].flatMap((name) => get(name) ?? []),
    save(role) {
      write.run(role.name, JSON.stringify(role))
      custom.set(role.name, role)
      return get(role.name) as DescribedRole
    },
    remove(name) {
      if (!custom.has(name) || fixed.has(name)) return false
      erase.run(name)
      return custom.delete(name)
    },
    within: (identity, dataset) => withinDataset(identity, dataset, custom.get(identity.role)),
  }
}

/** The access control list of a dataset for an identity that was narrowed to it. */
export const aclOf = (identity: Identity): Grant[] =>
  grantsOf(identity).map(({ filter, permissions }) => ({ filter, permissions }))
