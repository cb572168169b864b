import type { Change, SanityDocument, Transaction } from '../types.ts'
import type { Dataset } from './dataset.ts'
import { draftId, isPublishedId, publishedIdOf, releaseOf } from './identifiers.ts'

/** What happened to a document or one of its versions, as the Studio's history pane reads it. */
export interface HistoryEvent {
  type:
    | 'createDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'deleteDocumentVersion'
    | 'deleteDocumentGroup'
    | 'createLiveDocument'
    | 'updateLiveDocument'
  id: string
  timestamp: string
  author: string
  documentId: string
  versionId?: string
  releaseId?: string
  /** The revision of the draft or version that the event is about. */
  versionRevisionId?: string
  /** The revision of the published document. */
  revisionId?: string
  publishCause?: 'document.publish'
}

type Body = Omit<HistoryEvent, 'id' | 'timestamp' | 'author' | 'documentId'>

const versionFields = (change: Change, versionRevisionId: string) => {
  const releaseId = releaseOf(change.id)
  return { versionId: change.id, versionRevisionId, ...(releaseId ? { releaseId } : {}) }
}

function versionEvents(changes: Change[], transactionId: string): Body[] {
  return changes.flatMap((change): Body[] => {
    if (change.before && !change.after) {
      return [{ type: 'deleteDocumentVersion', ...versionFields(change, change.before._rev) }]
    }
    return change.before ? [] : [{ type: 'createDocumentVersion', ...versionFields(change, transactionId) }]
  })
}

/**
 * What a transaction means for a document. To publish is to take a version away while the published document changes;
 * to unpublish is to take the published document away while its draft, given as it then was, is there.
 */
export function eventsOf(
  transaction: Transaction,
  publishedId: string,
  draftAfter: () => SanityDocument | null,
): Body[] {
  const group = transaction.changes.filter((change) => publishedIdOf(change.id) === publishedId)
  const published = group.find((change) => change.id === publishedId)
  const versions = group.filter((change) => change.id !== publishedId)
  if (!published) return versionEvents(versions, transaction.id)
  if (!published.after) {
    const draft = draftAfter()
    return draft
      ? [{ type: 'unpublishDocument', versionId: draft._id, versionRevisionId: draft._rev }]
      : [{ type: 'deleteDocumentGroup' }]
  }
  const source = versions.find((change) => change.before && !change.after)
  const others = versionEvents(
    versions.filter((change) => change !== source),
    transaction.id,
  )
  if (!source?.before) {
    const type = published.before ? 'updateLiveDocument' : 'createLiveDocument'
    return [{ type, revisionId: transaction.id }, ...others]
  }
  const event = { type: 'publishDocumentVersion', publishCause: 'document.publish' } as const
  return [{ ...event, ...versionFields(source, source.before._rev), revisionId: transaction.id }, ...others]
}

const concerns = (event: Body, id: string) =>
  isPublishedId(id)
    ? event.type !== 'createDocumentVersion' && event.type !== 'deleteDocumentVersion'
    : event.versionId === id || event.type === 'deleteDocumentGroup'

/**
 * The life of one document for `/data/history/:dataset/events/documents/:id`, newest first. `cursor` is the `nextCursor`
 * of the answer before; an empty one says that there is no more.
 */
export function documentEvents(
  dataset: Dataset,
  id: string,
  { limit = 100, cursor = '' }: { limit?: number; cursor?: string } = {},
): { events: Record<string, HistoryEvent[]>; nextCursor: string } {
  const publishedId = publishedIdOf(id)
  const ids = [publishedId, draftId(publishedId), ...dataset.log.versionIds(publishedId)]
  const before = cursor === '' ? Number.POSITIVE_INFINITY : Number(cursor)
  const events: HistoryEvent[] = []
  let nextCursor = ''
  for (const sequence of dataset.log.sequencesOf(ids).reverse()) {
    if (sequence >= before) continue
    if (events.length >= limit) break
    nextCursor = String(sequence)
    const transaction = dataset.log.at(sequence)
    if (!transaction) continue
    const { timestamp, author } = transaction
    const draftAfter = () => dataset.log.documentAt(draftId(publishedId), sequence)
    for (const body of eventsOf(transaction, publishedId, draftAfter)) {
      if (!concerns(body, id)) continue
      events.push({
        id: `${transaction.id}-${body.type}`,
        timestamp,
        author,
        documentId: publishedId,
        ...body,
      })
    }
  }
  return { events: { [id]: events }, nextCursor: events.length >= limit ? nextCursor : '' }
}
