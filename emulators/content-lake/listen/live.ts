import { transactionSeenBy, type Visibility } from '../access/visibility.ts'
import type { Change, Transaction } from '../types.ts'
import { missedSince, type Past, presentPosition } from './past.ts'
import { type EventStream, eventFrame } from './stream.ts'

export interface LiveStream {
  stream: EventStream
  /** Drafts and versions are told only to streams that ask for them. */
  includeDrafts: boolean
  visibility: Visibility
  /** Where a reader that comes back stopped reading. */
  lastEventId?: string | undefined
}

/** Live content events: each transaction is told as the tags of the query results it may have changed. */
export interface LiveHub {
  /** Answers the function that takes the stream away. */
  add(live: LiveStream): () => void
  publish(transaction: Transaction): void
  /** Where a stream stands that has heard all there is. */
  position(): string
  readonly size: number
  /** With a reason, clients are told not to come back. */
  close(reason?: string): void
}

export function createLiveHub(tagsOf: (change: Change) => string[], past: Past): LiveHub {
  const streams = new Set<LiveStream>()
  const greet = ({ stream, includeDrafts, visibility, lastEventId }: LiveStream) => {
    const missed = lastEventId === undefined ? [] : missedSince(past, lastEventId)
    if (!missed) {
      stream.write(eventFrame('restart', '{}', presentPosition(past)))
      return
    }
    stream.write(eventFrame('welcome', '{}', lastEventId ?? presentPosition(past)))
    for (const transaction of missed) {
      const frame = messageOf(transactionSeenBy(visibility, transaction), includeDrafts, tagsOf)
      if (frame !== null) stream.write(frame)
    }
  }
  return {
    add(live) {
      streams.add(live)
      greet(live)
      return () => void streams.delete(live)
    },
    publish(transaction) {
      if (streams.size === 0) return
      const frames = new Map<string, string | null>()
      for (const { stream, includeDrafts, visibility } of streams) {
        const key = `${includeDrafts} ${visibility.key}`
        let frame = frames.get(key)
        if (frame === undefined) {
          frame = messageOf(transactionSeenBy(visibility, transaction), includeDrafts, tagsOf)
          frames.set(key, frame)
        }
        if (frame !== null) stream.write(frame)
      }
    },
    position: () => presentPosition(past),
    get size() {
      return streams.size
    },
    close(reason) {
      for (const { stream } of streams) {
        if (reason) stream.write(eventFrame('goaway', JSON.stringify({ reason })))
        stream.end()
      }
    },
  }
}

/** What a transaction means to those who see drafts or do not; null when it means nothing to them. */
function messageOf(
  { id, changes }: Transaction,
  includeDrafts: boolean,
  tagsOf: (change: Change) => string[],
): string | null {
  const tags = new Set<string>()
  for (const change of changes) {
    if (!includeDrafts && change.id.includes('.')) continue
    for (const tag of tagsOf(change)) tags.add(tag)
  }
  return tags.size > 0 ? eventFrame('message', JSON.stringify({ tags: [...tags] }), id) : null
}
