import { expect, it } from 'vitest'
import { createRoom, type Member, type PresenceEvent } from '#emulators/content-lake/presence/room.ts'

function member(userId: string): Member & { heard: PresenceEvent[] } {
  const heard: PresenceEvent[] = []
  return { userId, heard, deliver: (event) => void heard.push(event) }
}

it('tells all others, and not the speaker', () => {
  const room = createRoom()
  const [ann, ben, eve] = [member('ann'), member('ben'), member('eve')]
  for (const one of [ann, ben, eve]) room.join(one)
  room.announce(ann, { sessionId: 's1', locations: [] })
  room.rollCall(ben, 's2')
  const state = { type: 'state', i: 'ann', m: { sessionId: 's1', locations: [] } }
  expect(ben.heard).toEqual([state])
  expect(ann.heard).toEqual([{ type: 'rollCall', i: 'ben', session: 's2' }])
  expect(eve.heard).toEqual([state, { type: 'rollCall', i: 'ben', session: 's2' }])
})

it('says goodbye for a tab that is gone, once it was announced', () => {
  const room = createRoom()
  const [ann, ben] = [member('ann'), member('ben')]
  room.join(ann)
  room.join(ben)
  room.announce(ann, { sessionId: 's1' })
  room.leave(ann)
  room.leave(ben)
  expect(ben.heard.at(-1)).toEqual({ type: 'disconnect', i: 'ann', m: { session: 's1' } })
  expect(ann.heard).toEqual([])
})
