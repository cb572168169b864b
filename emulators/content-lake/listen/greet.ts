import type { Transaction } from '../types.ts'
import type { ListenOptions, MatchedChange } from './events.ts'
import { type Telling, transactionFrame } from './frames.ts'
import { missedSince, type Past, presentPosition } from './past.ts'
import { BACKLOG_LIMIT_BYTES, eventFrame, positionFrame } from './stream.ts'

/** Where a listener stopped reading; only those who want to resume are asked. */
export interface Resume {
  lastEventId: string | undefined
}

interface Heard {
  options: ListenOptions
  matched(transaction: Transaction): MatchedChange[]
}

/**
 * The first words to a listener: `welcome`, after which it reads what it listens to; `welcomeback` and all that it
 * missed; or `reset` when that cannot be told, and it must read again.
 */
export function greetingFrames(
  name: string,
  heard: Heard,
  resume: Resume | undefined,
  past: Past,
  telling: Telling,
): string[] {
  const welcome = JSON.stringify({ listenerName: name })
  if (!resume) return [eventFrame('welcome', welcome)]
  const present = presentPosition(past)
  if (resume.lastEventId === undefined) return [eventFrame('welcome', welcome, present)]
  const missed = missedFrames(resume.lastEventId, heard, past, telling)
  if (!missed) return [eventFrame('reset', '{}', present)]
  return [eventFrame('welcomeback', welcome), ...missed, positionFrame(present)]
}

/** Null when the position is not known, too long ago, or in the midst of a transaction. */
function missedFrames(lastEventId: string, heard: Heard, past: Past, telling: Telling): string[] | null {
  const [position = '', documentId] = lastEventId.split('#', 2)
  const missed = missedSince(past, position, documentId !== undefined)
  if (!missed) return null
  const frames: string[] = []
  let size = 0
  for (const transaction of missed) {
    const matched = heard.matched(transaction)
    if (transaction.id === position) {
      // The Studio takes a transaction whole or not at all, and has thrown away the part of it that it heard.
      if (matched.at(-1)?.change.id !== documentId) return null
      continue
    }
    if (matched.length === 0) continue
    const frame = transactionFrame(transaction, matched, heard.options, telling)
    size += frame.length
    if (size > BACKLOG_LIMIT_BYTES) return null
    frames.push(frame)
  }
  return frames
}
