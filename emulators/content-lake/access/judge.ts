import type { Change, Identity } from '../types.ts'
import { grantFilter } from './filter.ts'
import { EVERY_DOCUMENT, filtersFor, type Permission } from './grants.ts'

/** Whether the identity may write anything at all. */
export const mayWrite = (identity: Identity): boolean =>
  filtersFor(identity, 'create').length > 0 || filtersFor(identity, 'update').length > 0

/** Names the permission that a change needs and its sender lacks; null when it may be made. */
export type Judge = (change: Change) => Permission | null

/**
 * The judge of an identity's changes; undefined for those who may write every document. A document is created under
 * `create`; changing it takes `update` on what it was and on what it becomes, so that nobody moves it out of, or into,
 * what is theirs; deleting it takes `update` on what it was.
 */
export function judgeOf(identity: Identity): Judge | undefined {
  const creating = filtersFor(identity, 'create')
  const updating = filtersFor(identity, 'update')
  if (creating.includes(EVERY_DOCUMENT) && updating.includes(EVERY_DOCUMENT)) return undefined
  const within = (filters: string[], document: Change['before']) =>
    document === null || filters.some((filter) => grantFilter(filter)(document, identity.id))
  return ({ before, after }) => {
    if (before === null) return within(creating, after) ? null : 'create'
    return within(updating, before) && within(updating, after) ? null : 'update'
  }
}
