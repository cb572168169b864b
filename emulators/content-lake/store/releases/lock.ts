import type { SanityDocument } from '../../types.ts'
import { MutationFault } from '../faults.ts'
import { asRelease, type Release, releaseId } from './document.ts'
import { releaseNameOf } from './variant.ts'

interface Documents {
  get(id: string): SanityDocument | undefined
}

/** As much of a document as says which release it is in. */
interface Version {
  _id: string
  _system?: unknown
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
export function lockOn(document: Version, documents: Documents): Release | undefined {
  const name = releaseNameOf(document)
  const release = name === undefined ? undefined : asRelease(documents.get(releaseId(name)))
  return release && release.state !== 'active' ? release : undefined
}

/** Throws `MutationFault` 409 for a version in a release that is scheduled, published or archived. */
export function requireUnlocked(document: Version, documents: Documents): void {
  const release = lockOn(document, documents)
  if (!release) return
  throw wrongState(
    release,
    `"${document._id}" cannot be changed; ${WAY_OUT[release.state] ?? 'it is locked'}`,
  )
}
