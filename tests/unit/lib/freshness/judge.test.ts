import { describe, expect, it } from 'vitest'
import { pathsIn } from '#lib/freshness/every-page.ts'
import { judgePage, marksIn } from '#lib/freshness/judge.ts'
import { type PageVisit, visitsOf } from '#lib/freshness/page-visit.ts'

const visit = (expected: PageVisit['expected'], proof: PageVisit['proof'] = 'mark'): PageVisit => ({
  renderedPath: '/en-eu/a',
  publicPath: '/a',
  expected,
  proof,
  reasons: [],
})

const answer = (status: number, marks: number[], location: string | null = null) => ({
  status,
  marks,
  location,
})

describe('judgePage', () => {
  it('needs every read of the page to be late enough', () => {
    expect(judgePage(answer(200, [100, 120]), visit('present'), 100).fresh).toBe(true)
    expect(judgePage(answer(200, [120, 99]), visit('present'), 100)).toMatchObject({
      because: 'owed',
    })
  })

  it('does not take a page on trust that says nothing', () => {
    expect(judgePage(answer(200, []), visit('present'), 100)).toMatchObject({ because: 'wrong' })
  })

  it('takes 404 for gone, and only for gone', () => {
    expect(judgePage(answer(404, []), visit('gone'), 100).fresh).toBe(true)
    expect(judgePage(answer(404, [200]), visit('present'), 100)).toMatchObject({
      because: 'wrong',
    })
  })

  it('does not take an old page for gone, but a fresh one of another document', () => {
    expect(judgePage(answer(200, [99]), visit('gone'), 100).fresh).toBe(false)
    expect(judgePage(answer(200, [101]), visit('gone'), 100).fresh).toBe(true)
  })

  it('waits for a page that cannot be drawn', () => {
    expect(judgePage(answer(500, [200]), visit('present'), 100)).toMatchObject({ because: 'owed' })
    expect(judgePage(answer(503, []), visit('gone'), 100)).toMatchObject({ because: 'owed' })
  })

  it('asks no mark of a file, and holds one to it that has it', () => {
    expect(judgePage(answer(200, [99]), visit('present', 'answer'), 100).fresh).toBe(false)
    expect(judgePage(answer(200, []), visit('present', 'answer'), 100).fresh).toBe(true)
  })
})

describe('an old address', () => {
  const old: PageVisit = { ...visit('gone'), leadsTo: '/b' }

  it('is fresh when it leads to where its document is now', () => {
    expect(judgePage(answer(308, [], '/b'), old, 100).fresh).toBe(true)
    expect(judgePage(answer(308, [], '/a'), old, 100)).toMatchObject({ because: 'owed' })
    expect(judgePage(answer(404, []), old, 100)).toMatchObject({ because: 'owed' })
  })

  it('leads anywhere, or nowhere, when its own document is gone', () => {
    expect(judgePage(answer(308, [], '/c'), visit('gone'), 100).fresh).toBe(true)
    expect(judgePage(answer(308, [], '/c'), visit('present'), 100)).toMatchObject({ because: 'wrong' })
  })
})

describe('marksIn', () => {
  it('reads the mark of a file', () => {
    expect(marksIn('<?xml version="1.0"?><!-- restock:read-at 1700000000001 --><urlset/>')).toEqual([
      1_700_000_000_001,
    ])
  })

  it('reads the marks of the page and not what a text says of them', () => {
    const html =
      '<head><meta name="restock:read-at" content="1700000000001"/><meta name="restock:read-at" content="1700000000002"/></head>' +
      '<p>&lt;meta name="restock:read-at" content="1"&gt;</p><script>"<meta name=\\"restock:read-at\\" content=\\"2\\">"</script>'
    expect(marksIn(html)).toEqual([1_700_000_000_001, 1_700_000_000_002])
  })
})

describe('visitsOf', () => {
  it('makes a visit for each market, by the path Next renders and the one shoppers ask for', () => {
    const visits = visitsOf({
      pages: ['en-eu', 'en-us'].map((market) => ({ path: '/', market, expected: 'present', reasons: ['a'] })),
      files: [{ path: '/sitemap.xml', expected: 'present', reasons: ['b'] }],
    })
    expect(visits.map(({ renderedPath, publicPath, proof }) => [renderedPath, publicPath, proof])).toEqual([
      ['/en-eu', '/', 'mark'],
      ['/en-us', '/en-us', 'mark'],
      ['/sitemap.xml', '/sitemap.xml', 'answer'],
    ])
  })
})

describe('pathsIn', () => {
  it('reads the pages of a sitemap once for all markets', () => {
    const loc = (path: string) => `<url><loc>https://shop.example${path}</loc></url>`
    const xml = ['/', '/en-us', '/products/luna', '/en-us/products/luna', '/help/care'].map(loc).join('')
    expect(pathsIn(xml)).toEqual(['/', '/products/luna', '/help/care'])
  })
})
