import type { SanityDocument } from '../../types.ts'
import { malformed } from '../faults.ts'
import { isObject, type JsonObject } from '../json.ts'

export const RELEASE_TYPE = 'system.release'
const PREFIX = '_.releases.'
const NAME = /^[A-Za-z0-9_-]{1,100}$/
/** Perspectives of these names mean something else. */
const RESERVED = ['raw', 'published', 'drafts', 'previewDrafts']

/**
 * A release that is not active is locked: nobody changes the versions in it. The hosted service passes through more
 * states (scheduling, publishing, archiving, unarchiving); here each action is one transaction, so they are never seen.
 */
export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived'

export interface Release extends SanityDocument {
  name: string
  state: string
  metadata: JsonObject
  /** ISO 8601; kept as it was given once the release is published. */
  publishAt?: string
  publishedAt?: string
  /** The versions that the release had when it was published or archived. */
  finalDocumentStates?: { _key: string; id: string }[]
  /** Why it could not be published when it was due. */
  error?: { message: string }
}

export const releaseId = (name: string) => PREFIX + name
export const isReleaseId = (id: string) => id.startsWith(PREFIX)

/** Throws `MutationFault` 400 unless a release may have this name. */
export function requireReleaseName(name: unknown): string {
  if (typeof name !== 'string' || !NAME.test(name) || RESERVED.includes(name)) {
    throw malformed(
      `"releaseId" must be 1 to 100 letters, digits, "_" or "-" and none of ${RESERVED.join(', ')}, not ${JSON.stringify(name ?? null)}`,
    )
  }
  return name
}

export function asRelease(document: SanityDocument | undefined): Release | undefined {
  return document?._type === RELEASE_TYPE ? (document as Release) : undefined
}

/** `now` in ms since the epoch. */
export const isDue = (release: Release, now: number) =>
  release.state === 'scheduled' && Date.parse(release.publishAt ?? '') <= now

const CHOICES: Record<string, string[]> = {
  releaseType: ['asap', 'scheduled', 'undecided'],
  cardinality: ['one', 'many'],
}

export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))

/** Throws `MutationFault` 400 unless the value can describe a release. */
export function requireMetadata(value: unknown): JsonObject {
  if (!isObject(value)) throw malformed('"metadata" must be an object')
  for (const [field, choices] of Object.entries(CHOICES)) {
    const given = value[field]
    if (given === undefined || (typeof given === 'string' && choices.includes(given))) continue
    throw malformed(`"metadata.${field}" must be one of ${choices.join(', ')}`)
  }
  if (value.title !== undefined && typeof value.title !== 'string') {
    throw malformed('"metadata.title" must be a string')
  }
  const { intendedPublishAt } = value
  if (intendedPublishAt !== undefined && intendedPublishAt !== null && !isTime(intendedPublishAt)) {
    throw malformed('"metadata.intendedPublishAt" must be a time in ISO 8601')
  }
  return value
}
