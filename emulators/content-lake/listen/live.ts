import { createHash } from 'node:crypto'
import type { Change, Transaction } from '../types.ts'
import type { EventStream } from './stream.ts'

/** Live content events: each transaction is told as the tags of the query results it may have changed. */
export interface LiveHub {
  /** Drafts and versions are told only to streams that ask for them. Answers the function that closes it. */
  add(stream: EventStream, includeDrafts: boolean): () => void
  publish(transaction: Transaction): void
  readonly size: number
  close(): void
}

export function createLiveHub(tagsOf: (change: Change) => string[]): LiveHub {
  const streams = new Map<EventStream, boolean>()
  return {
    add(stream, includeDrafts) {
      streams.set(stream, includeDrafts)
      stream.send('welcome', {})
      return () => void streams.delete(stream)
    },
    publish(transaction) {
      if (streams.size === 0) return
      const published = new Set<string>()
      const all = new Set<string>()
      for (const change of transaction.changes) {
        for (const tag of tagsOf(change)) {
          all.add(tag)
          if (!change.id.includes('.')) published.add(tag)
        }
      }
      const id = createHash('sha1').update(transaction.id).digest('base64url')
      for (const [stream, includeDrafts] of streams) {
        const tags = includeDrafts ? all : published
        if (tags.size > 0) stream.send('message', { tags: [...tags] }, id)
      }
    },
    get size() {
      return streams.size
    },
    close() {
      for (const stream of streams.keys()) stream.end()
    },
  }
}
