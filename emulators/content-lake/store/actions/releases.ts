import type { SanityDocument } from '../../types.ts'
import { alreadyExists, documentNotFound, MutationFault, malformed } from '../faults.ts'
import { newArrayKey } from '../identifiers.ts'
import { isObject, type JsonObject } from '../json.ts'
import { type Mutation, parseDocument, parsePatch } from '../mutation.ts'
import type { Overlay } from '../overlay.ts'
import { applyPatch, type PatchOperations } from '../patch/patch.ts'
import {
  asRelease,
  isDue,
  isTime,
  RELEASE_TYPE,
  type Release,
  type ReleaseState,
  releaseId,
  requireMetadata,
  requireReleaseName,
} from '../releases/document.ts'
import { requirePublishable, requireUnneeded } from '../releases/foresight.ts'
import { wrongState } from '../releases/lock.ts'
import { publishVersions } from '../releases/publication.ts'
import { type Lower, remove } from './fields.ts'

/** What whoever watches the time sends for a release that is due. */
export const PUBLISH_SCHEDULED = 'sanity.action.release.publishScheduled'

/** The most documents that a release may have, as hosted. */
const MAX_VERSIONS = 1000

function requireRelease(action: JsonObject, documents: Overlay): Release {
  const id = releaseId(requireReleaseName(action.releaseId))
  const release = asRelease(documents.get(id))
  if (!release) throw documentNotFound(id)
  return release
}

function requireState(release: Release, states: ReleaseState[], wanted: string): void {
  if (!states.includes(release.state as ReleaseState)) throw wrongState(release, wanted)
}

const patchOf = (release: Release, operations: PatchOperations): Mutation => ({
  kind: 'patch',
  selection: { ids: [release._id] },
  operations,
})

const finalStates = (versions: SanityDocument[]) =>
  versions.map(({ _id }) => ({ _key: newArrayKey(), id: _id })).sort((a, b) => (a.id < b.id ? -1 : 1))

const create: Lower = (action, documents, { author }) => {
  const name = requireReleaseName(action.releaseId)
  const id = releaseId(name)
  if (documents.get(id)) throw alreadyExists(id)
  const metadata = { releaseType: 'undecided', ...requireMetadata(action.metadata ?? {}) }
  return [
    {
      kind: 'create',
      document: { _id: id, _type: RELEASE_TYPE, name, userId: author, state: 'active', metadata },
    },
  ]
}

/** Only what describes the release may be edited; its state changes by the other actions. */
const edit: Lower = (action, documents) => {
  const release = requireRelease(action, documents)
  requireState(release, ['active', 'scheduled'], 'only a release to come can be edited')
  if (!isObject(action.patch)) throw malformed('"patch" must be an object')
  const patch = parsePatch({ ...action.patch, id: release._id })
  const { metadata, ...others } = applyPatch(release, patch.operations)
  requireMetadata(metadata)
  const changed = Object.keys({ ...release, ...others }).filter(
    (field) => field !== 'metadata' && JSON.stringify(others[field]) !== JSON.stringify(release[field]),
  )
  if (changed.length > 0) {
    throw malformed(`Only "metadata" of a release can be edited, not "${changed.join('", "')}"`)
  }
  return [patch]
}

/** The release is active until its versions are gone: its own lock would keep them. */
function publication(release: Release, documents: Overlay, publishedAt: string): Mutation[] {
  const versions = [...documents.versionsIn(release.name)]
  if (versions.length > MAX_VERSIONS) {
    throw new MutationFault(413, {
      type: 'releaseTooLargeError',
      description: `Release "${release.name}" has ${versions.length} documents, more than the ${MAX_VERSIONS} that it may have`,
      id: release._id,
    })
  }
  const set = { state: 'published', publishedAt, finalDocumentStates: finalStates(versions) }
  return [...publishVersions(versions, documents), patchOf(release, { set, unset: ['error'] })]
}

const publish: Lower = (action, documents, { timestamp }) => {
  const release = requireRelease(action, documents)
  requireState(release, ['active'], 'only an active release can be published')
  return publication(release, documents, timestamp)
}

/** The hosted service does this by itself when the time has come; here it is an action, refused before that. */
const publishScheduled: Lower = (action, documents, { timestamp }) => {
  const release = requireRelease(action, documents)
  requireState(release, ['scheduled'], 'it is not waiting for its time')
  if (!isDue(release, Date.parse(timestamp))) throw wrongState(release, `it is due at ${release.publishAt}`)
  return [patchOf(release, { set: { state: 'active' } }), ...publication(release, documents, timestamp)]
}

/** Locks the release. A time that has passed publishes it at once, by whoever watches the time. */
const schedule: Lower = (action, documents) => {
  const release = requireRelease(action, documents)
  requireState(release, ['active', 'scheduled'], 'only an active release can be scheduled')
  if (!isTime(action.publishAt)) throw malformed('"publishAt" must be a time in ISO 8601')
  const publishAt = new Date(action.publishAt).toISOString()
  requirePublishable(release, publishAt, documents)
  return [patchOf(release, { set: { state: 'scheduled', publishAt }, unset: ['error'] })]
}

const unschedule: Lower = (action, documents) => {
  const release = requireRelease(action, documents)
  requireState(release, ['scheduled'], 'only a scheduled release can be unscheduled')
  requireUnneeded(release, documents)
  return [patchOf(release, { set: { state: 'active' }, unset: ['publishAt'] })]
}

const archive: Lower = (action, documents) => {
  const release = requireRelease(action, documents)
  requireState(release, ['active'], 'only an active release can be archived')
  const versions = [...documents.versionsIn(release.name)]
  return [
    ...versions.map(({ _id }) => remove(_id)),
    patchOf(release, {
      set: { state: 'archived', finalDocumentStates: finalStates(versions) },
      unset: ['error'],
    }),
  ]
}

const unarchive: Lower = (action, documents, { past }) => {
  const release = requireRelease(action, documents)
  requireState(release, ['archived'], 'only an archived release can be unarchived')
  const versions = (release.finalDocumentStates ?? []).flatMap(
    ({ id }) => documents.original(id) ?? past(id) ?? [],
  )
  return [
    patchOf(release, { set: { state: 'active' }, unset: ['finalDocumentStates'] }),
    ...versions.map(({ _rev, _updatedAt, ...document }): Mutation => ({ kind: 'create', document })),
  ]
}

const deleteRelease: Lower = (action, documents) => {
  const release = requireRelease(action, documents)
  requireState(release, ['archived', 'published'], 'archive it before it is deleted')
  return [remove(release._id), ...[...documents.versionsIn(release.name)].map(({ _id }) => remove(_id))]
}

/**
 * A release as an export has it. One that was scheduled comes back active: its versions are still to be imported, and a
 * copy of a dataset should publish nothing by itself.
 */
const importRelease: Lower = (action, documents) => {
  const name = requireReleaseName(action.releaseId)
  const id = releaseId(name)
  const { _rev, _updatedAt, publishAt, ...given } = parseDocument(action.attributes ?? action.document)
  if (given._type !== RELEASE_TYPE) throw malformed(`A release has the "_type" "${RELEASE_TYPE}"`)
  const ifExists = action.ifExists ?? 'fail'
  if (ifExists !== 'fail' && ifExists !== 'ignore' && ifExists !== 'replace') {
    throw malformed('"ifExists" must be fail, ignore or replace')
  }
  if (documents.get(id) && ifExists === 'fail') throw alreadyExists(id)
  const isOver = given.state === 'published' || given.state === 'archived'
  const document = {
    ...given,
    ...(isOver && publishAt ? { publishAt } : {}),
    _id: id,
    name,
    state: isOver ? given.state : 'active',
    metadata: { releaseType: 'undecided', ...requireMetadata(given.metadata ?? {}) },
  }
  return [{ kind: ifExists === 'ignore' ? 'createIfNotExists' : 'createOrReplace', document }]
}

/** The life of a release: active, then published (at once or when it is due) or archived. */
export const releaseActions: Record<string, Lower> = {
  'sanity.action.release.create': create,
  'sanity.action.release.edit': edit,
  'sanity.action.release.publish': publish,
  [PUBLISH_SCHEDULED]: publishScheduled,
  'sanity.action.release.schedule': schedule,
  'sanity.action.release.unschedule': unschedule,
  'sanity.action.release.archive': archive,
  'sanity.action.release.unarchive': unarchive,
  'sanity.action.release.delete': deleteRelease,
  'sanity.action.release.import': importRelease,
}
