import type { Change, Transaction } from '../types.ts'
import { type Effects, eventIdOf, type ListenOptions, type MatchedChange, mutationEvents } from './events.ts'
import { eventFrame } from './stream.ts'

export interface Telling {
  effectsOf(change: Change): Effects
  /** From addresses as they are stored to those that clients use. */
  outbound(text: string): string
}

/** All events of a transaction at once, so that a connection that breaks seldom cuts it in two. */
export function transactionFrame(
  transaction: Transaction,
  matched: MatchedChange[],
  options: ListenOptions,
  { effectsOf, outbound }: Telling,
): string {
  return mutationEvents(transaction, matched, options, effectsOf)
    .map((event) => {
      const id = eventIdOf(transaction.id, String(event.documentId))
      return eventFrame('mutation', outbound(JSON.stringify(event)), id)
    })
    .join('')
}

/** What may differ between those who hear of the same change: a state that is hidden from one is missing. */
const whatIsSeen = ({ change: { id, before, after }, transition }: MatchedChange) =>
  `${transition} ${before ? 'from' : ''} ${after ? 'to' : ''} ${id}`

/** Makes the frame of one transaction once for all listeners that see the same of it in the same form. */
export function sharedFrames(transaction: Transaction, telling: Telling) {
  const effects = new Map<Change, Effects>()
  const frames = new Map<string, Buffer>()
  const effectsOf = (change: Change) => {
    const known = effects.get(change) ?? telling.effectsOf(change)
    effects.set(change, known)
    return known
  }
  return (matched: MatchedChange[], options: ListenOptions): Buffer => {
    const key = `${Object.values(options).join()} ${matched.map(whatIsSeen).join()}`
    const frame =
      frames.get(key) ??
      Buffer.from(transactionFrame(transaction, matched, options, { ...telling, effectsOf }))
    frames.set(key, frame)
    return frame
  }
}
