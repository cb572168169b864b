import { malformed } from '../faults.ts'
import { isObject } from '../json.ts'
import type { Mutation } from '../mutation.ts'
import type { Overlay } from '../overlay.ts'
import { documentActions } from './documents.ts'
import type { Circumstances, Lower } from './fields.ts'
import { releaseActions } from './releases.ts'
import { variantActions } from './variants.ts'
import { versionActions } from './versions.ts'

const ACTIONS: Record<string, Lower> = {
  ...documentActions,
  ...versionActions,
  ...variantActions,
  ...releaseActions,
}

/** Whether the action asks for the past of documents, of which only what is committed can tell. */
export const readsThePast = (action: unknown) =>
  isObject(action) && action.actionType === 'sanity.action.release.unarchive'

/** The mutations that an action of `/data/actions` stands for. Throws `MutationFault` when it cannot be done. */
export function lowerAction(action: unknown, documents: Overlay, circumstances: Circumstances): Mutation[] {
  if (!isObject(action) || typeof action.actionType !== 'string') {
    throw malformed('An action is an object with an "actionType"')
  }
  const lower = Object.hasOwn(ACTIONS, action.actionType) ? ACTIONS[action.actionType] : undefined
  if (!lower) throw malformed(`The action "${action.actionType}" is not one that this server knows`)
  return lower(action, documents, circumstances)
}
