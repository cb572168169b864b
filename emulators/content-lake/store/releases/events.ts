import type { Change, Transaction } from '../../types.ts'
import type { Dataset } from '../dataset.ts'
import { publishedIdOf, releaseOf } from '../identifiers.ts'
import { releaseId } from './document.ts'
import { type TurnType, turnOf } from './life.ts'

/** What happened to a release, as the Studio's activity panel reads it. */
export interface ReleaseEvent {
  type: TurnType | 'addDocumentToRelease' | 'discardDocumentFromRelease'
  releaseName: string
  timestamp: string
  author: string
  publishAt?: string
  documentId?: string
  documentType?: string
  versionId?: string
  revisionId?: string
  versionRevisionId?: string
}

type Body = Omit<ReleaseEvent, 'releaseName' | 'timestamp' | 'author'>

function memberEvent({ id, before, after }: Change, revisionId: string): Body[] {
  const documentId = publishedIdOf(id)
  if (!before && after) {
    const fields = { documentId, documentType: after._type, versionId: id }
    return [{ type: 'addDocumentToRelease', ...fields, revisionId, versionRevisionId: revisionId }]
  }
  if (!before || after) return []
  const fields = { documentId, documentType: before._type, versionId: id }
  return [{ type: 'discardDocumentFromRelease', ...fields, versionRevisionId: before._rev }]
}

/** A turn of the release stands for what it did to the versions. */
function eventsIn(transaction: Transaction, name: string): Body[] {
  const own = transaction.changes.find(({ id }) => id === releaseId(name))
  const turn = own && turnOf(own)
  if (turn) return [turn]
  return transaction.changes
    .filter(({ id }) => releaseOf(id) === name)
    .flatMap((change) => memberEvent(change, transaction.id))
}

/**
 * The life of a release for `/data/history/:dataset/events/releases/:name`, newest first. `cursor` is the `nextCursor`
 * of the answer before; an empty one says that there is no more.
 */
export function releaseEvents(
  dataset: Dataset,
  name: string,
  { limit = 100, cursor = '' }: { limit?: number; cursor?: string } = {},
): { events: ReleaseEvent[]; nextCursor: string } {
  const before = cursor === '' ? Number.POSITIVE_INFINITY : Number(cursor)
  const events: ReleaseEvent[] = []
  const ids = [releaseId(name), ...dataset.log.versionIdsIn(name)]
  for (const sequence of dataset.log.sequencesOf(ids).reverse()) {
    if (sequence >= before) continue
    const transaction = dataset.log.at(sequence)
    if (!transaction) continue
    const { timestamp, author } = transaction
    for (const body of eventsIn(transaction, name)) {
      events.push({ ...body, releaseName: name, timestamp, author })
    }
    if (events.length >= limit) return { events, nextCursor: String(sequence) }
  }
  return { events, nextCursor: '' }
}
