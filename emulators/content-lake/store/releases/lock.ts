import type { SanityDocument } from '../../types.ts'
import { MutationFault } from '../faults.ts'
import { releaseOf } from '../identifiers.ts'
import { asRelease, type Release, releaseId } from './document.ts'

interface Documents {
  get(id: string): SanityDocument | undefined
}

const WAY_OUT: Record<string, string> = {
  scheduled: 'unschedule it first',
  archived: 'unarchive it first',
  published: 'it cannot be changed any more',
}

export const wrongState = (release: Release, wanted: string) =>
  new MutationFault(409, {
    type: 'releaseStateError',
    description: `Release "${release.name}" is ${release.state}: ${wanted}`,
    id: release._id,
    state: release.state,
  })

/** The release that holds its versions as they are, if this is one of them. */
export function lockOn(id: string, documents: Documents): Release | undefined {
  const name = releaseOf(id)
  const release = name === undefined ? undefined : asRelease(documents.get(releaseId(name)))
  return release && release.state !== 'active' ? release : undefined
}

/** Throws `MutationFault` 409 for a version in a release that is scheduled, published or archived. */
export function requireUnlocked(id: string, documents: Documents): void {
  const release = lockOn(id, documents)
  if (!release) return
  throw wrongState(release, `"${id}" cannot be changed; ${WAY_OUT[release.state] ?? 'it is locked'}`)
}
