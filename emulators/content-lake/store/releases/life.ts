import type { Change } from '../../types.ts'
import type { Dataset } from '../dataset.ts'
import { asRelease, releaseId } from './document.ts'

export type TurnType =
  | 'createRelease'
  | 'scheduleRelease'
  | 'unscheduleRelease'
  | 'publishRelease'
  | 'archiveRelease'
  | 'unarchiveRelease'

/** A moment at which a release became something else. */
export interface Turn {
  type: TurnType
  sequence: number
  transactionId: string
  timestamp: string
  author: string
  /** Of a schedule: when it was to be published, and what came of it. */
  publishAt?: string
  fate?: 'pending' | 'unscheduled' | 'published'
}

/** What a transaction made of a release, if it is more than an edit of its description. */
export function turnOf(change: Change): { type: TurnType; publishAt?: string } | undefined {
  const before = asRelease(change.before ?? undefined)
  const after = asRelease(change.after ?? undefined)
  if (!after) return undefined
  if (!before) return { type: 'createRelease' }
  if (after.state === 'scheduled') {
    const isSame = before.state === 'scheduled' && before.publishAt === after.publishAt
    return isSame ? undefined : { type: 'scheduleRelease', publishAt: after.publishAt ?? '' }
  }
  if (before.state === after.state) return undefined
  if (after.state === 'published') return { type: 'publishRelease' }
  if (after.state === 'archived') return { type: 'archiveRelease' }
  if (before.state === 'scheduled') return { type: 'unscheduleRelease' }
  return before.state === 'archived' ? { type: 'unarchiveRelease' } : undefined
}

/** The turns in the life of a release, the oldest first. A schedule that gave way to another one was unscheduled. */
export function lifeOf(dataset: Dataset, name: string): Turn[] {
  const id = releaseId(name)
  const turns = dataset.log.sequencesOf([id]).flatMap((sequence): Turn[] => {
    const transaction = dataset.log.at(sequence)
    const change = transaction?.changes.find((candidate) => candidate.id === id)
    const turn = change && turnOf(change)
    if (!transaction || !turn) return []
    const { timestamp, author } = transaction
    return [{ ...turn, sequence, transactionId: transaction.id, timestamp, author }]
  })
  return turns.map((turn, index) => {
    if (turn.type !== 'scheduleRelease') return turn
    const next = turns[index + 1]?.type
    return {
      ...turn,
      fate: next === undefined ? 'pending' : next === 'publishRelease' ? 'published' : 'unscheduled',
    }
  })
}
