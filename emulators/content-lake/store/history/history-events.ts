import type { Change, SanityDocument, Transaction } from '../../types.ts'
import type { Dataset } from '../dataset.ts'
import { draftId, isPublishedId, publishedIdOf, releaseOf } from '../identifiers.ts'
import { asRelease, releaseId } from '../releases/document.ts'
import { lifeOf, type Turn } from '../releases/life.ts'
import { isTombstone } from '../releases/system.ts'

/** What happened to a document or one of its versions, as the Studio's history pane reads it. */
export interface HistoryEvent {
  type:
    | 'createDocumentVersion'
    | 'publishDocumentVersion'
    | 'scheduleDocumentVersion'
    | 'unscheduleDocumentVersion'
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
  publishCause?: 'document.publish' | 'release.publish' | 'release.schedule'
  /** Of a schedule: when, and what came of it. */
  publishAt?: string
  state?: 'pending' | 'unscheduled' | 'published'
}

type Body = Omit<HistoryEvent, 'id' | 'timestamp' | 'author' | 'documentId'>

function versionFields(id: string, versionRevisionId: string) {
  const releaseId = releaseOf(id)
  return { versionId: id, versionRevisionId, ...(releaseId ? { releaseId } : {}) }
}

function versionEvents(changes: Change[], transactionId: string): Body[] {
  return changes.flatMap(({ id, before, after }): Body[] => {
    if (before && !after) return [{ type: 'deleteDocumentVersion', ...versionFields(id, before._rev) }]
    return before ? [] : [{ type: 'createDocumentVersion', ...versionFields(id, transactionId) }]
  })
}

/** A version is published by itself, or with its release: at once, or when that was due. */
function causeOf(transaction: Transaction, versionId: string): HistoryEvent['publishCause'] {
  const id = releaseId(releaseOf(versionId) ?? '')
  const change = transaction.changes.find((candidate) => candidate.id === id)
  if (asRelease(change?.after ?? undefined)?.state !== 'published') return 'document.publish'
  return asRelease(change?.before ?? undefined)?.state === 'scheduled'
    ? 'release.schedule'
    : 'release.publish'
}

/** To unpublish is to take the published document away while its draft is there, or to publish the wish to do so. */
function goneEvents(versions: Change[], draft: SanityDocument | null, transactionId: string): Body[] {
  if (!draft) return [{ type: 'deleteDocumentGroup' }]
  const tombstone = versions.find(({ before, after }) => before && !after && isTombstone(before))
  const release = tombstone && releaseOf(tombstone.id)
  return [
    {
      type: 'unpublishDocument',
      versionId: draft._id,
      versionRevisionId: draft._rev,
      ...(release ? { releaseId: release } : {}),
    },
    ...versionEvents(tombstone ? [tombstone] : [], transactionId),
  ]
}

/**
 * What a transaction means for a document. To publish is to take a version away while the published document changes.
 * The draft is given as it was after the transaction.
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
  if (!published.after) return goneEvents(versions, draftAfter(), transaction.id)
  const source = versions.find((change) => change.before && !change.after)
  const others = versionEvents(
    versions.filter((change) => change !== source),
    transaction.id,
  )
  if (!source?.before) {
    const type = published.before ? 'updateLiveDocument' : 'createLiveDocument'
    return [{ type, revisionId: transaction.id }, ...others]
  }
  return [
    {
      type: 'publishDocumentVersion',
      publishCause: causeOf(transaction, source.id),
      ...versionFields(source.id, source.before._rev),
      revisionId: transaction.id,
    },
    ...others,
  ]
}

/** To schedule a release is to schedule the versions in it. */
function scheduleEvent(turn: Turn, version: SanityDocument): Body[] {
  const fields = versionFields(version._id, version._rev)
  if (turn.type === 'unscheduleRelease') return [{ type: 'unscheduleDocumentVersion', ...fields }]
  if (turn.type !== 'scheduleRelease') return []
  return [
    {
      type: 'scheduleDocumentVersion',
      ...fields,
      publishAt: turn.publishAt ?? '',
      state: turn.fate ?? 'pending',
    },
  ]
}

function concerns(event: Body, id: string): boolean {
  if (!isPublishedId(id)) return event.versionId === id || event.type === 'deleteDocumentGroup'
  return ![
    'createDocumentVersion',
    'deleteDocumentVersion',
    'scheduleDocumentVersion',
    'unscheduleDocumentVersion',
  ].includes(event.type)
}

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
  const draft = draftId(publishedId)
  const release = releaseOf(id)
  const turns = new Map((release ? lifeOf(dataset, release) : []).map((turn) => [turn.sequence, turn]))
  const sequences = new Set([
    ...dataset.log.sequencesOf([publishedId, draft, ...dataset.log.versionIds(publishedId)]),
    ...turns.keys(),
  ])
  const before = cursor === '' ? Number.POSITIVE_INFINITY : Number(cursor)
  const events: HistoryEvent[] = []
  for (const sequence of [...sequences].sort((a, b) => b - a)) {
    if (sequence >= before) continue
    const transaction = dataset.log.at(sequence)
    if (!transaction) continue
    const turn = turns.get(sequence)
    const version = turn && dataset.log.documentAt(id, sequence)
    const bodies = [
      ...(turn && version ? scheduleEvent(turn, version) : []),
      ...eventsOf(transaction, publishedId, () => dataset.log.documentAt(draft, sequence)),
    ]
    for (const body of bodies.filter((candidate) => concerns(candidate, id))) {
      const { timestamp, author } = transaction
      events.push({
        id: `${transaction.id}-${body.type}`,
        timestamp,
        author,
        documentId: publishedId,
        ...body,
      })
    }
    if (events.length >= limit) return { events: { [id]: events }, nextCursor: String(sequence) }
  }
  return { events: { [id]: events }, nextCursor: '' }
}
