import { describe, expect, it } from 'vitest'
import type { LivePage, Publish } from '#studio/freshness/answer.ts'
import { byMarket } from '#studio/freshness/by-market.ts'
import { commitsIn } from '#studio/freshness/commits.ts'
import { liveText } from '#studio/freshness/live-text.ts'
import { describeProblem, FreshnessProblem, isLasting, problemKindOf } from '#studio/freshness/problem.ts'
import { stagesOf } from '#studio/freshness/stages.ts'
import { standing } from '#studio/freshness/standing.ts'
import { agoText, headline, outcome, spanText } from '#studio/freshness/words.ts'

const moments = {
  committed: '2026-05-01T10:00:00.000Z',
  received: '2026-05-01T10:00:00.020Z',
  confirmed: '2026-05-01T10:00:00.030Z',
  planned: '2026-05-01T10:00:00.030Z',
  revalidated: '2026-05-01T10:00:00.060Z',
  warmed: '2026-05-01T10:00:00.100Z',
  seen: '2026-05-01T10:00:00.180Z',
}
const publish: Publish = {
  id: 1,
  sender: 'sanity',
  subject: 'product-luna',
  type: 'product',
  state: 'live',
  gone: false,
  flags: [],
  reason: null,
  attempts: 1,
  nextAttempt: null,
  moments,
  lookedAgain: null,
  liveAfterMs: 180,
  since: 'committed',
  pageCount: 4,
  pages: [],
}

it.each([
  [0, '0 ms'],
  [180.4, '180 ms'],
  [2_400, '2.4 s'],
  [61_000, '1 min'],
  [5 * 3_600_000, '5 h'],
  [9 * 86_400_000, '9 days'],
  [-5, '0 ms'],
])('%d ms are said as %s', (ms, text) => expect(spanText(ms)).toBe(text))

it('says how long ago a moment was', () => {
  const now = Date.parse(moments.seen)
  expect(agoText(moments.committed, now)).toBe('just now')
  expect(agoText(moments.committed, now + 30_000)).toBe('30 s ago')
  expect(agoText(moments.committed, now + 120_000)).toBe('2 min ago')
})

describe('what happened', () => {
  it.each<[Partial<Publish>, string | undefined, boolean, string]>([
    [{}, 'Luna mug', true, 'You published ‘Luna mug’'],
    [{}, 'Luna mug', false, '‘Luna mug’ was published'],
    [{}, undefined, false, '‘product-luna’ was published'],
    [{ gone: true }, undefined, true, 'You took down ‘product-luna’'],
    [{ gone: true }, undefined, false, '‘product-luna’ was taken down'],
    [{ subject: 'inventory-MUG', type: 'inventoryItem' }, 'MUG', true, 'You changed the stock of MUG'],
    [{ sender: 'stock', subject: 'MUG', type: null }, undefined, false, 'MUG sold out, or came back'],
    [{ sender: 'sweep' }, 'Luna mug', false, '‘Luna mug’ had changed unnoticed'],
    [
      { sender: 'owed', subject: 'owed pages' },
      undefined,
      false,
      'Pages that were drawn while the Content Lake failed',
    ],
    [
      {
        sender: 'stock',
        subject: 'MUG',
        reason: 'Available stock of MUG went from 5 to 0. It is live on 2 pages.',
      },
      undefined,
      false,
      'MUG sold out',
    ],
    [
      {
        sender: 'stock',
        subject: 'MUG',
        reason: 'Available stock of MUG went from 0 to 5 to -1 to 7. It is live.',
      },
      undefined,
      false,
      'MUG is back in stock',
    ],
    [{ subject: null }, undefined, false, 'A message that the shop does not understand'],
  ])('%j of %s (yours: %s): %s', (change, title, byYou, text) =>
    expect(headline({ ...publish, ...change }, title, byYou)).toBe(text),
  )

  it.each<[Partial<Publish>, string]>([
    [{}, 'live on 4 pages, 180 ms later'],
    [{ pageCount: 1, since: 'received' }, 'live on 1 page, 180 ms after the shop heard of it'],
    [{ gone: true, since: 'received' }, 'gone from 4 pages, 180 ms after the shop heard of it'],
    [{ pageCount: 0 }, 'no page had to change'],
    [{ state: 'pending', pageCount: 0 }, 'on its way'],
    [{ state: 'pending' }, 'on its way to 4 pages'],
    [{ state: 'pending', reason: 'down' }, 'not live everywhere yet, and tried again by itself'],
    [{ state: 'failed', reason: 'odd' }, 'failed, and waits for somebody to look at it'],
  ])('%j: %s', (change, text) => expect(outcome({ ...publish, ...change })).toBe(text))
})

describe('the way of a publish', () => {
  it('has its stages in order, each from the end of the one before, and all of the whole', () => {
    const stages = stagesOf(moments)
    expect(stages.map(({ offset }) => offset)).toEqual([0, 20, 30, 30, 60, 100, 180])
    expect(stages.at(-1)?.label).toBe('Seen fresh everywhere')
    expect(stages.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(100)
    for (const { begin, length } of stages) expect(begin + length).toBeLessThanOrEqual(100.001)
  })

  it('leaves out what has not happened, and orders by time when a clock is wrong', () => {
    const stages = stagesOf({
      ...moments,
      committed: '2026-05-02T10:00:00.000Z',
      confirmed: null,
      planned: null,
      revalidated: null,
      warmed: null,
      seen: null,
    })
    expect(stages.map(({ offset }) => offset)).toEqual([0, 86_399_980])
  })
})

describe('how the shop stands', () => {
  const summary = {
    pending: 0,
    oldestPending: null,
    failed: 0,
    owedPages: 0,
    owedSince: null,
    lastWebhook: moments.received,
    sweep: null,
    usualMs: 84,
  }
  const now = Date.parse(moments.seen)

  it.each([
    [{}, 'good', 'Everything that was published is live'],
    [{ pending: 1 }, 'busy', '1 change on its way'],
    [{ pending: 3 }, 'busy', '3 changes on their way'],
    [{ failed: 1, pending: 2 }, 'bad', '1 change failed, 2 changes on their way'],
    [{ owedPages: 2 }, 'busy', 'Some pages wait for the Content Lake'],
  ])('%j: %s, %s', (change, mood, sentence) =>
    expect(standing({ ...summary, ...change }, now)).toMatchObject({ mood, sentence }),
  )

  it('says when the webhook does not come, and what was found without it', () => {
    const sweep = { sweptAt: moments.seen, untoldAt: moments.seen, untold: 2, silentSince: null }
    expect(standing({ ...summary, sweep }, now)).toMatchObject({ mood: 'good' })
    expect(standing({ ...summary, sweep }, now).details).toContain(
      '2 changes that nobody had told of found just now',
    )
    expect(standing({ ...summary, sweep: { ...sweep, silentSince: moments.seen } }, now).mood).toBe('bad')
  })

  it('says how soon things usually are live, and when the lake was last heard', () => {
    expect(standing(summary, now).details).toEqual([
      'Usually live 84 ms after a publish',
      'Last heard of a change just now',
    ])
    expect(standing({ ...summary, lastWebhook: null, usualMs: null }, now).details).toEqual([
      'The Content Lake has told of no change yet',
    ])
  })
})

describe('what stands at a document', () => {
  const page = (path: string, market: string | null): LivePage => ({
    url: `https://shop.example${path}`,
    path,
    title: 'Page',
    market,
    expected: 'present',
    reasons: [],
    seen: null,
  })
  const live = { published: true, everyPage: [], pages: [page('/a', 'Europe'), page('/b', 'America')] }

  it.each([
    [{ live, publishes: [publish] }, 'Live on 2 pages · 180 ms'],
    [{ live, publishes: [] }, 'Live on 2 pages'],
    [{ live: { ...live, everyPage: ['It stands everywhere.'] }, publishes: [] }, 'Live on every page'],
    [{ live: { ...live, pages: [] }, publishes: [] }, 'On no page'],
    [{ live, publishes: [{ ...publish, state: 'pending' as const }] }, 'Going live…'],
    [{ live: null, publishes: [{ ...publish, state: 'failed' as const }] }, 'Not live: failed'],
    [{ live: { ...live, published: false }, publishes: [] }, undefined],
    [{ live: null, publishes: [publish] }, undefined],
  ])('%#: %s', (answer, label) => expect(liveText(answer)?.label).toBe(label))

  it('lists pages market by market, what is in none last', () => {
    const pages = [page('/map', null), page('/a', 'Europe'), page('/b', 'America'), page('/c', 'Europe')]
    expect(byMarket(pages).map(({ market, pages }) => [market, pages.map(({ path }) => path)])).toEqual([
      ['Europe', ['/a', '/c']],
      ['America', ['/b']],
      ['In every market', ['/map']],
    ])
  })
})

it('reads whose commits a history holds', () => {
  const line = (documentIDs: string[]) => JSON.stringify({ timestamp: '2026-05-01T10:00:00Z', documentIDs })
  const commits = commitsIn(`${line(['a', 'drafts.a'])}\n${line(['b'])}\n`)
  const moment = Date.parse('2026-05-01T10:00:00.000Z')
  expect([...commits]).toEqual([`a ${moment}`, `drafts.a ${moment}`, `b ${moment}`])
})

it.each([
  [401, 'unknown', true],
  [403, 'forbidden', true],
  [503, 'unavailable', false],
  [400, 'refused', false],
] as const)('an answer of %d is a problem with words', (status, kind, lasting) => {
  expect(problemKindOf(status)).toBe(kind)
  expect(isLasting(kind)).toBe(lasting)
  const { title, advice } = describeProblem(new FreshnessProblem(kind, 'Said by the shop.'))
  expect(`${title}. ${advice}`).toMatch(/^\w.{20,}\.$/)
})
