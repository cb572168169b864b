/** One browser tab, as the others in the room may address it. */
export interface Member {
  userId: string
  /** Delivers a presence event to each of the member's subscriptions. */
  deliver(event: PresenceEvent): void
  sessionId?: string
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
      if (!members.delete(member) || member.sessionId === undefined) return
      toOthers(member, { type: 'disconnect', i: member.userId, m: { session: member.sessionId } })
    },
    announce(from, data) {
      if (typeof data.sessionId === 'string') from.sessionId = data.sessionId
      toOthers(from, { type: 'state', i: from.userId, m: data })
    },
    rollCall: (from, session) => toOthers(from, { type: 'rollCall', i: from.userId, session }),
    disconnect: (from, session) => toOthers(from, { type: 'disconnect', i: from.userId, m: { session } }),
  }
}
