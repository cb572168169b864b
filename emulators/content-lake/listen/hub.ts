import type { Change, Identity, Transaction } from '../types.ts'
import { type Effects, type ListenOptions, type Matches, matchingChanges, mutationEvents } from './events.ts'
import type { EventStream } from './stream.ts'

export interface Listener {
  query: string
  params: Record<string, unknown>
  options: ListenOptions
  identity: Identity
  stream: EventStream
}

/** All open listeners of one dataset. Listeners with the same filter share its evaluation. */
export interface ListenHub {
  /** Throws what `compile` throws for a filter that does not parse. Answers the function that closes it. */
  add(listener: Listener): () => void
  publish(transaction: Transaction): void
  /** Compiles a filter, so that a faulty one is refused before the stream begins. */
  compile(query: string, params: Record<string, unknown>): Matches
  readonly size: number
  close(): void
}

interface Group {
  matches: Matches
  listeners: Set<Listener>
}

export function createListenHub(
  createFilter: (query: string, params: Record<string, unknown>) => Matches,
  encodeEffects: (change: Change) => Effects,
): ListenHub {
  const groups = new Map<string, Group>()
  let sequence = 0
  const keyOf = (listener: Listener) =>
    JSON.stringify([listener.identity.role === 'anonymous', listener.query, listener.params])

  return {
    compile: createFilter,
    add(listener) {
      const key = keyOf(listener)
      const group = groups.get(key) ?? {
        matches: createFilter(listener.query, listener.params),
        listeners: new Set(),
      }
      groups.set(key, group)
      group.listeners.add(listener)
      listener.stream.send('welcome', { listenerName: `L${++sequence}` })
      return () => {
        group.listeners.delete(listener)
        if (group.listeners.size === 0) groups.delete(key)
      }
    },
    publish(transaction) {
      const effects = new Map<Change, Effects>()
      const effectsOf = (change: Change) => {
        const known = effects.get(change) ?? encodeEffects(change)
        effects.set(change, known)
        return known
      }
      for (const group of groups.values()) {
        const [first] = group.listeners
        if (!first) continue
        const matched = matchingChanges(transaction, group.matches, first.identity.role === 'anonymous')
        if (matched.length === 0) continue
        for (const listener of group.listeners) {
          for (const event of mutationEvents(transaction, matched, listener.options, effectsOf)) {
            listener.stream.send('mutation', event, String(event.eventId))
          }
        }
      }
    },
    get size() {
      let size = 0
      for (const group of groups.values()) size += group.listeners.size
      return size
    },
    close() {
      for (const group of groups.values()) for (const listener of group.listeners) listener.stream.end()
    },
  }
}
