import { changeSeenBy, type Visibility, visibilityOf } from '../access/visibility.ts'
import type { ScopeKey } from '../groq/changes/listener-scope.ts'
import { isPublishedId } from '../store/identifiers.ts'
import type { Change, Identity, Transaction } from '../types.ts'
import { createAudience } from './audience.ts'
import { type ListenOptions, type Matches, matchingChanges } from './events.ts'
import { sharedFrames, type Telling } from './frames.ts'
import { greetingFrames, type Resume } from './greet.ts'
import { type Past, presentPosition } from './past.ts'
import { type EventStream, eventFrame } from './stream.ts'

/** What a listener listens to. Those of one subject share its evaluation. */
export interface Subject {
  query: string
  params: Record<string, unknown>
  identity: Identity
  /** Tells of drafts and versions too. */
  allVersions: boolean
}

export interface Listener extends Subject {
  options: ListenOptions
  stream: EventStream
  resume?: Resume
}

export interface ListenContext extends Telling {
  /** Throws `LakeError` 400 for a filter that does not parse. */
  createFilter(subject: Subject): { matches: Matches; scope: ScopeKey[] | null }
  past: Past
  /** Told of a filter that fails on a document. */
  report(error: unknown): void
}

/** All open listeners of one dataset. */
export interface ListenHub {
  /** Throws what `createFilter` throws. Answers the function that takes the listener away. */
  add(listener: Listener): () => void
  publish(transaction: Transaction): void
  /** Refuses a faulty filter before the stream begins. */
  check(subject: Subject): void
  /** Where a listener stands that has heard all there is. */
  position(): string
  readonly size: number
  /** With a reason, clients are told not to come back. */
  close(reason?: string): void
}

interface Group {
  key: string
  matches: Matches
  scope: ScopeKey[] | null
  allVersions: boolean
  visibility: Visibility
  listeners: Set<Listener>
}

const matchedBy = ({ matches, allVersions, visibility }: Group, changes: Change[]) => {
  const told = allVersions ? changes : changes.filter(({ id }) => isPublishedId(id))
  const seen = visibility.seesEverything
    ? told
    : told.flatMap((change) => changeSeenBy(visibility, change) ?? [])
  return matchingChanges(seen, matches)
}

export function createListenHub(context: ListenContext): ListenHub {
  const groups = new Map<string, Group>()
  const audience = createAudience<Group>()
  let named = 0
  let size = 0

  const groupOf = (listener: Listener): Group => {
    const { query, params, identity, allVersions } = listener
    const visibility = visibilityOf(identity)
    const key = JSON.stringify([identity.id, visibility.key, allVersions, query, params])
    const known = groups.get(key)
    if (known) return known
    const listeners = new Set<Listener>()
    const group = { key, ...context.createFilter(listener), allVersions, visibility, listeners }
    groups.set(key, group)
    audience.add(group, group.scope)
    return group
  }
  const leave = (listener: Listener, group: Group) => {
    if (!group.listeners.delete(listener)) return
    size--
    if (group.listeners.size > 0) return
    groups.delete(group.key)
    audience.remove(group, group.scope)
  }
  const greet = ({ options, stream, resume }: Listener, group: Group) => {
    const alone = createAudience<Group>()
    alone.add(group, group.scope)
    const matched = ({ changes }: Transaction) =>
      matchedBy(group, alone.concernedBy(changes).get(group) ?? [])
    const heard = { options, matched }
    try {
      for (const frame of greetingFrames(`L${++named}`, heard, resume, context.past, context)) {
        stream.write(frame)
      }
    } catch (error) {
      context.report(error)
      stream.write(eventFrame('reset', '{}'))
    }
  }

  return {
    add(listener) {
      const group = groupOf(listener)
      group.listeners.add(listener)
      size++
      greet(listener, group)
      return () => leave(listener, group)
    },
    publish(transaction) {
      const frameOf = sharedFrames(transaction, context)
      for (const [group, changes] of audience.concernedBy(transaction.changes)) {
        try {
          const matched = matchedBy(group, changes)
          if (matched.length === 0) continue
          for (const { options, stream } of group.listeners) stream.write(frameOf(matched, options))
        } catch (error) {
          // Nobody knows whether it was concerned: its listeners are sent to look for themselves.
          context.report(error)
          for (const { stream } of group.listeners) stream.end()
        }
      }
    },
    check: (subject) => void context.createFilter(subject),
    position: () => presentPosition(context.past),
    get size() {
      return size
    },
    close(reason) {
      for (const { listeners } of groups.values()) {
        for (const { stream } of listeners) {
          if (reason) stream.write(eventFrame('disconnect', JSON.stringify({ reason })))
          stream.end()
        }
      }
    },
  }
}
