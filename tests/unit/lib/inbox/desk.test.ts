import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Desk } from '#lib/inbox/desk.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

it('lets a subject begin at once and then every 250 ms, twice at a time at most', () => {
  const desk = new Desk()
  const ends: (() => void)[] = []
  const begin = () => ends.push(desk.begin('a', true))
  expect(desk.isFree('a')).toBe(true)
  begin()
  expect([desk.isFree('a'), desk.isFree('b')]).toEqual([false, true])
  expect(desk.busy()).toEqual(['a'])
  vi.advanceTimersByTime(250)
  expect(desk.isFree('a')).toBe(true)
  begin()
  vi.advanceTimersByTime(250)
  expect(desk.isFree('a')).toBe(false)
  ends[0]?.()
  expect(desk.isFree('a')).toBe(true)
})

it('has one wait for what came too early, and forgets it when all of it is taken', async () => {
  const desk = new Desk()
  desk.begin('a', true)
  expect(desk.untilNext()).toBeUndefined()
  vi.advanceTimersByTime(100)
  expect(desk.putOff('a')).toBe(false)
  expect(desk.untilNext()).toBe(150)
  await desk.sleep(async () => {
    expect(desk.untilNext()).toBeUndefined()
    expect(desk.putOff('a')).toBe(true)
  })
  expect(desk.putOff('b')).toBe(false)
  desk.begin('a', false)()
  expect(desk.untilNext()).toBe(250)
  desk.begin('a', true)()
  expect(desk.untilNext()).toBeUndefined()
})

it('has so many places, and remembers who found none', () => {
  const desk = new Desk()
  let places = 0
  while (desk.sitDown()) places++
  expect([places, desk.again]).toEqual([16, true])
  desk.leave()
  expect(desk.sitDown()).toBe(true)
})
