import { expect, it } from 'vitest'
import { LakeHealth } from '#lib/content/lake-health.ts'

const timeout = 3_000

function healthAt() {
  const clock = { now: 1_000_000 }
  return { clock, health: new LakeHealth(() => clock.now) }
}

it('lets a lake that answers be asked', () => {
  const { clock, health } = healthAt()
  for (let time = 0; time < 5; time++) {
    expect(health.mayAsk(timeout)).toBe(true)
    health.noteAnswer(clock.now)
  }
})

it('leaves a lake alone for a second when it was waited for in vain, and then lets one read try it', () => {
  const { clock, health } = healthAt()
  health.noteFailure(true, clock.now)
  expect(health.mayAsk(timeout)).toBe(false)
  clock.now += 1_000
  expect([1, 2, 3].map(() => health.mayAsk(timeout))).toEqual([true, false, false])
  health.noteFailure(true, clock.now)
  expect(health.mayAsk(timeout)).toBe(false)
})

it('forgives two quick failures, and rests at the third', () => {
  const { clock, health } = healthAt()
  health.noteFailure(false, clock.now)
  health.noteFailure(false, clock.now)
  expect(health.mayAsk(timeout)).toBe(true)
  health.noteFailure(false, clock.now)
  expect(health.mayAsk(timeout)).toBe(false)
})

it('forgets failures at the first answer', () => {
  const { clock, health } = healthAt()
  health.noteFailure(true, clock.now)
  health.noteAnswer(clock.now)
  expect([1, 2].map(() => health.mayAsk(timeout))).toEqual([true, true])
})

it('lets another try when the one that tried never told', () => {
  const { clock, health } = healthAt()
  health.noteFailure(true, clock.now)
  clock.now += 1_000
  expect(health.mayAsk(timeout)).toBe(true)
  clock.now += timeout
  expect(health.mayAsk(timeout)).toBe(true)
})

it('does not take the late end of an outage that is over for a new one', () => {
  const { clock, health } = healthAt()
  const hung = clock.now
  clock.now += 2_000
  health.noteAnswer(clock.now)
  clock.now += 1_000
  health.noteFailure(true, hung)
  expect(health.mayAsk(timeout)).toBe(true)
})
