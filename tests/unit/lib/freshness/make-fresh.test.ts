import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeVisitsFresh } from '#lib/freshness/make-fresh.ts'
import { visitIn } from '#lib/freshness/page-visit.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import { testEnvironment } from '#tests/unit/app/test-environment.ts'

let folder = ''
const invalidated = new Set<string>()
const looked: string[] = []
/** What happens while the first pages are drawn. */
let meanwhile = () => {}
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'restock-kept-'))
  const distDir = path.relative(process.cwd(), folder)
  for (const [name, value] of Object.entries({ ...testEnvironment, RESTOCK_DIST_DIR: distDir }))
    vi.stubEnv(name, value)
  invalidated.clear()
  looked.length = 0
  meanwhile = () => {}
  vi.stubGlobal('fetch', async (input: string | URL, init?: { body?: string }) => {
    const { pathname } = new URL(input)
    if (pathname === '/api/internal/revalidate')
      for (const path of JSON.parse(init?.body ?? '').paths) invalidated.add(path)
    else looked.push(pathname)
    meanwhile()
    return new Response(`<meta name="restock:read-at" content="${Date.now() + 1_000}"/>`)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function keep(...pages: string[]): void {
  for (const page of pages) {
    const file = path.join(folder, 'server/app', `${page}.html`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
}
const pageOf = (list: string, at: number) => `/${list}/page/${at}`
/** Each test has a list of its own: what was looked at is remembered. */
const visitsOf = (list: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    visitIn(defaultMarket, { path: pageOf(list, at), expected: 'present', reasons: [] }),
  )
const follow = (list: string, count: number) =>
  makeVisitsFresh(visitsOf(list, count), [], Date.now(), () => {})

it('looks at every page of a change that touches few, drawn or not', async () => {
  keep(`/en-eu${pageOf('few', 3)}`)
  const { pages, others } = await follow('few', 90)
  expect([pages.length, others, looked.length]).toEqual([90, 0, 90])
})

it('looks at the first of very many pages and at those that are kept, and invalidates all', async () => {
  keep(`/en-eu${pageOf('many', 3)}`, `/en-eu${pageOf('many', 4_999)}`, '/en-eu/products')
  const { pages, others } = await follow('many', 6_001)
  expect(pages.every(({ seenAt }) => seenAt !== undefined)).toBe(true)
  expect([pages.length, others, looked.length]).toEqual([51, 5_950, 51])
  expect(looked).toContain(pageOf('many', 4_999))
  expect(invalidated.size).toBe(6_001)
})

it('looks at a page that was drawn while the others were: perhaps from an older read', async () => {
  keep('/en-eu')
  meanwhile = () => keep(`/en-eu${pageOf('late', 2_000)}`)
  const { pages, others } = await follow('late', 2_001)
  expect([pages.length, others]).toEqual([51, 1_950])
  expect(looked.at(-1)).toBe(pageOf('late', 2_000))
})

it('looks at all where it is not known what is kept', async () => {
  const { pages, others } = await follow('unknown', 1_200)
  expect([pages.length, others]).toEqual([1_200, 0])
})
