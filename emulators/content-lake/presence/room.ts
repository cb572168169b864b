/** One browser tab, as the others in the room may address it. */
export interface Member {
  userId: string
  /** Delivers a presence event to each of the member's subscriptions. */
  deliver(event: PresenceEvent): void
  /** The one it last announced, until it says that it is gone. */
  sessionId?: string | undefined
}

export interface PresenceEvent {
  type: 'state' | 'rollCall' | 'disconnect'
  /** The user the event is about. */
  i: string
  session?: unknown
  m?: unknown
}

/** Who is looking at a dataset. Every announcement goes to all others. */
export interface Room {
  join(member: Member): void
  leave(member: Member): void
  announce(from: Member, data: Record<string, unknown>): void
  rollCall(from: Member, session: unknown): void
  disconnect(from: Member, session: unknown): void
}

export function createRoom(): Room {
  const members = new Set<Member>()
  const toOthers = (from: Member, event: PresenceEvent) => {
    for (const member of members) if (member !== from) member.deliver(event)
  }
  return {
    join: (member) => void members.add(member),
    leave(member) {
      const { userId, sessionId } = member
      if (!members.delete(member) || sessionId === undefined) return
      // A tab that lost its connection may be back on another before the loss of the first is noticed.
      for (const other of members) if (other.sessionId === sessionId && other.userId === userId) return
      toOthers(member, { type: 'disconnect', i: userId, m: { session: sessionId } })
    },
    announce(from, data) {
      if (typeof data.sessionId === 'string') from.sessionId = data.sessionId
      toOthers(from, { type: 'state', i: from.userId, m: data })
    },
    rollCall: (from, session) => toOthers(from, { type: 'rollCall', i: from.userId, session }),
    disconnect(from, session) {
      if (from.sessionId === session) from.sessionId = undefined
      toOthers(from, { type: 'disconnect', i: from.userId, m: { session } })
    },
  }
}
