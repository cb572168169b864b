import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import { NotFresh, Rebuilds } from '#lib/freshness/rebuild.ts'

const second = 1_000
beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const visitOf = (path: string): PageVisit => ({
  renderedPath: path,
  publicPath: path,
  expected: 'present',
  proof: 'mark',
  reasons: [],
})

/** A site that draws a page in so many ms when it was invalidated, and notes what happened. */
function fakeSite({ drawing = 20, frozen = false } = {}) {
  const invalidated: string[] = []
  const drawn: string[] = []
  const marks = new Map<string, number>()
  let most = 0
  let now = 0
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const rebuilds = new Rebuilds({
    async invalidate(path) {
      await wait(3)
      invalidated.push(path)
      if (!frozen) marks.delete(path)
    },
    async look({ renderedPath }) {
      let mark = marks.get(renderedPath)
      if (mark === undefined) {
        mark = frozen ? 1 : Date.now()
        now++
        most = Math.max(most, now)
        await wait(drawing)
        now--
        drawn.push(renderedPath)
        marks.set(renderedPath, mark)
      }
      return { status: 200, marks: [mark], location: null }
    },
    giveWay: async () => {},
  })
  const rebuild = (path: string, rank = 0) =>
    rebuilds.rebuild({ visit: visitOf(path), confirmedAt: Date.now() + 1, rank })
  return { rebuild, rebuilds, invalidated, drawn, most: () => most }
}

describe('a page that is rebuilt', () => {
  it('is rebuilt at once, and for all who ask meanwhile once more', async () => {
    const { rebuild, drawn } = fakeSite()
    const first = rebuild('/a')
    await vi.advanceTimersByTimeAsync(30)
    await first
    expect(drawn).toEqual(['/a'])
    const later = Promise.all(Array.from({ length: 50 }, () => rebuild('/a')))
    await vi.advanceTimersByTimeAsync(second)
    await later
    expect(drawn).toEqual(['/a', '/a'])
  })

  it('is rebuilt at most twice and four times a second while changes come, and after the last of them', async () => {
    const { rebuild, drawn, rebuilds } = fakeSite()
    const asked: Promise<unknown>[] = []
    for (let at = 0; at < 5 * second; at += 10) {
      asked.push(rebuild('/a'))
      await vi.advanceTimersByTimeAsync(10)
    }
    const last = Date.now()
    await vi.advanceTimersByTimeAsync(second)
    await Promise.all(asked)
    expect(drawn.length).toBeLessThanOrEqual(2 + 4 * 5)
    expect(drawn.length).toBeGreaterThan(15)
    const seen = await rebuilds.rebuild({ visit: visitOf('/a'), confirmedAt: last - 9, rank: 0 })
    expect(seen.seenAt.getTime()).toBe(Date.now())
  })

  it('needs no rebuild when it was drawn since', async () => {
    const { rebuild, rebuilds, drawn } = fakeSite()
    const confirmedAt = Date.now() - 5
    await Promise.all([rebuild('/a'), vi.advanceTimersByTimeAsync(50)])
    await rebuilds.rebuild({ visit: visitOf('/a'), confirmedAt, rank: 0 })
    expect(drawn).toHaveLength(1)
  })

  it('is not invalidated when all pages were', async () => {
    const { rebuilds, invalidated, drawn } = fakeSite()
    const visit = visitOf('/a')
    const wanted = { visit, confirmedAt: Date.now(), rank: 0, invalidated: true }
    await Promise.all([rebuilds.rebuild(wanted), vi.advanceTimersByTimeAsync(50)])
    expect([invalidated, drawn]).toEqual([[], ['/a']])
  })

  it('that stays as it was is tried twice, and then told of', async () => {
    const { rebuild, invalidated } = fakeSite({ frozen: true })
    const asked = rebuild('/a').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(second)
    const error = await asked
    expect(error).toBeInstanceOf(NotFresh)
    expect((error as NotFresh).judgement.because).toBe('owed')
    expect(invalidated).toHaveLength(2)
  })
})

describe('several pages', () => {
  it('are drawn two at a time, the lowest rank first', async () => {
    const { rebuild, drawn, most } = fakeSite()
    const asked = ['/c', '/d', '/e', '/f'].map((path, at) => rebuild(path, at + 1))
    await vi.advanceTimersByTimeAsync(10)
    asked.push(rebuild('/own', 0))
    await vi.advanceTimersByTimeAsync(second)
    await Promise.all(asked)
    expect(most()).toBe(2)
    expect(drawn.slice(0, 3).sort()).toEqual(['/c', '/d', '/own'])
  })
})

it('a site that does not invalidate fails all who asked, and is asked again by the next', async () => {
  let down = true
  const rebuilds = new Rebuilds({
    async invalidate() {
      if (down) throw new Error('down')
    },
    look: async () => ({ status: 200, marks: [Date.now()], location: null }),
    giveWay: async () => {},
  })
  const wanted = { visit: visitOf('/a'), confirmedAt: Date.now(), rank: 0 }
  const asked = Promise.allSettled([rebuilds.rebuild(wanted), rebuilds.rebuild(wanted)])
  await vi.advanceTimersByTimeAsync(second)
  const outcomes = await asked
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  down = false
  const again = rebuilds.rebuild(wanted)
  await vi.advanceTimersByTimeAsync(second)
  await again
})
