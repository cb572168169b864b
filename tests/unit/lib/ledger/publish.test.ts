import { describe, expect, it } from 'vitest'
import { publishId } from '#lib/ledger/address.ts'
import { subjectsOf } from '#lib/ledger/list.ts'
import { ledgerPage } from '#lib/ledger/page.ts'
import { type LedgerRow, publishOf } from '#lib/ledger/publish.ts'
import { readQuestion } from '#lib/ledger/question.ts'

const at = (ms: number) => new Date(Date.parse('2026-05-01T10:00:00Z') + ms)
const site = 'https://shop.example'

const live: LedgerRow = {
  id: 7,
  sender: 'sanity',
  subject: 'product-luna',
  type: 'product',
  flags: [],
  state: 'done',
  reason: 'product-luna changed. It is live on 2 pages.',
  attempts: 1,
  nextAttemptAt: at(20),
  committedAt: at(0),
  receivedAt: at(20),
  confirmedAt: at(30),
  plannedAt: at(31),
  revalidatedAt: at(60),
  warmedAt: at(90).toISOString(),
  seenAt: at(180),
  liveAt: at(180),
  pages: [],
  pageCount: 2,
}

describe('a publish in the ledger', () => {
  it('is live so many ms after its commit', () => {
    const publish = publishOf(live, site)
    expect(publish).toMatchObject({ state: 'live', liveAfterMs: 180, since: 'committed', gone: false })
    expect(publish.moments).toEqual({
      committed: at(0).toISOString(),
      received: at(20).toISOString(),
      confirmed: at(30).toISOString(),
      planned: at(31).toISOString(),
      revalidated: at(60).toISOString(),
      warmed: at(90).toISOString(),
      seen: at(180).toISOString(),
    })
  })

  it('counts from when the shop heard of it where the commit is not known, or its clock was ahead', () => {
    const deleted = publishOf({ ...live, committedAt: null }, site)
    expect(deleted).toMatchObject({ liveAfterMs: 160, since: 'received', gone: true })
    const ahead = publishOf({ ...live, committedAt: at(86_400_000) }, site)
    expect(ahead).toMatchObject({ liveAfterMs: 160, since: 'received', gone: false })
  })

  it('keeps its first moments when its pages are looked at again', () => {
    const [hour, later] = [at(3_600_000), at(3_600_050)]
    const again = publishOf(
      {
        ...live,
        confirmedAt: hour,
        plannedAt: hour,
        revalidatedAt: hour,
        warmedAt: later.toISOString(),
        seenAt: later,
      },
      site,
    )
    expect(again).toMatchObject({ liveAfterMs: 180, lookedAgain: later.toISOString() })
    expect(again.moments).toMatchObject({ seen: at(180).toISOString(), confirmed: null, warmed: null })
  })

  it('is pending with its next attempt, or failed with its reason', () => {
    const open = {
      ...live,
      state: 'open' as const,
      liveAt: null,
      seenAt: null,
      reason: 'The lake did not answer.',
    }
    expect(publishOf(open, site)).toMatchObject({
      state: 'pending',
      liveAfterMs: null,
      nextAttempt: at(20).toISOString(),
      reason: 'The lake did not answer.',
    })
    expect(publishOf({ ...open, reason: null }, site).nextAttempt).toBeNull()
    expect(publishOf({ ...open, state: 'aside' }, site)).toMatchObject({ state: 'failed', nextAttempt: null })
  })
})

describe('a page in the ledger', () => {
  const visit = { expected: 'present', proof: 'mark', reasons: ['Because.'] } as const

  it.each([
    ['/en-eu/products/luna', '/products/luna', 'Product page', 'Europe, EUR'],
    ['/en-us/products/luna', '/en-us/products/luna', 'Product page', 'United States, USD'],
    ['/en-eu', '/', 'Home page', 'Europe, EUR'],
    ['/en-us', '/en-us', 'Home page', 'United States, USD'],
    ['/sitemap.xml', '/sitemap.xml', 'Sitemap', null],
    ['/en-eu/of/no/route', '/of/no/route', 'Page', 'Europe, EUR'],
  ])('%s has an address, a title and a market', (renderedPath, publicPath, title, market) => {
    const page = ledgerPage({ ...visit, reasons: [...visit.reasons], renderedPath, publicPath }, site)
    expect(page).toEqual({
      url: `${site}${publicPath}`,
      path: publicPath,
      title,
      market,
      expected: 'present',
      reasons: ['Because.'],
      seen: null,
    })
  })
})

describe('what is asked of the ledger', () => {
  const read = (query: string) => readQuestion(new URLSearchParams(query))

  it('is read, with what it leaves open', () => {
    expect(read('')).toEqual({ understood: true, question: { limit: 30 } })
    expect(read('document=product-luna&state=failed&before=12&limit=5')).toEqual({
      understood: true,
      question: { document: 'product-luna', state: 'failed', before: 12, limit: 5 },
    })
  })

  it.each([
    'limit=0',
    'limit=1000',
    'before=-1',
    'state=odd',
    'document=a%20b',
    'document=',
    'other=1',
    'limit=1e3',
  ])('%s is refused with words', (query) =>
    expect(read(query)).toMatchObject({ understood: false, message: expect.stringMatching(/\w/) }),
  )

  it('is answered for a stock document by its sku too', () => {
    expect(subjectsOf('inventory-MUG-LUNA')).toEqual(['inventory-MUG-LUNA', 'MUG-LUNA'])
    expect(subjectsOf('product-luna')).toEqual(['product-luna'])
  })

  it.each([
    ['/api/freshness/17', 17],
    ['/api/freshness/17/retry', 17],
    ['/api/freshness/x17', null],
    ['/api/freshness/99999999999999999999', null],
    ['/api/freshness/', null],
  ])('%s names the publish %s', (path, id) => expect(publishId(`${site}${path}`)).toBe(id))
})
