import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InboxRow } from '#lib/inbox/claim.ts'
import { nodeBinary, root } from '#scripts/platform/paths.ts'
import { Editor } from '#tests/proofs/freshness/editor.ts'
import { randomGraph } from '#tests/proofs/freshness/graph.ts'
import { createRandom } from '#tests/proofs/freshness/random.ts'
import { type ReferenceSite, startReferenceSite } from '#tests/proofs/freshness/reference-site.ts'
import { lookAtAll } from '#tests/proofs/freshness/site-watch.ts'
import { randomStep } from '#tests/proofs/freshness/steps.ts'
import { ofType, readWorld } from '#tests/proofs/freshness/world.ts'
import { eventually } from '#tests/support/eventually.ts'
import { differencesBetween, type SeenPages } from './support/compare-sites.ts'
import { giveUpDeliveries } from './support/missed-webhooks.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let reference: ReferenceSite
let editor: Editor
const seed = 20_261_122
const random = createRandom(seed)
beforeAll(async () => {
  shop = await openShop()
  reference = await startReferenceSite(shop.stack)
  editor = new Editor(shop.editor)
  const world = await readWorld(shop.editor)
  const graph = randomGraph(random, world)
  const kept = new Set(graph.map(({ _id }) => _id))
  await editor.write(
    graph,
    world.documents.map(({ _id }) => _id).filter((id) => !kept.has(id)),
  )
  await arrived(graph.map(({ _id }) => _id))
  await settled()
})
afterAll(async () => {
  await reference?.close()
  await shop?.close()
})

const count = async (where: string, values: unknown[] = []) => {
  const [row] = await shop.rows<{ n: number }>(`select count(*)::int as n from inbox where ${where}`, values)
  return row?.n ?? 0
}
const arrived = (ids: string[]) =>
  eventually(async () => {
    const [row] = await shop.rows<{ n: number }>(
      'select count(distinct subject)::int as n from inbox where subject = any($1)',
      [ids],
    )
    expect(row?.n).toBe(ids.length)
  }, 60_000)
const sweep = () =>
  promisify(execFile)(nodeBinary, ['scripts/sweep.ts'], {
    cwd: root,
    env: shop.stack.env as NodeJS.ProcessEnv,
  })
/** Waits until nothing is open; what is, is told with its reason. */
const settled = () =>
  eventually(async () => {
    const open = await shop.rows(
      "select subject, sender, reason, pages from inbox where state = 'open' order by received_at limit 5",
    )
    expect(open).toEqual([])
  }, 110_000)
const stale = async () =>
  differencesBetween(inOneForm(await lookAtAll(shop.stack.site)), inOneForm(await lookAtAll(reference.url)))

/** Without what a cached answer and one that is drawn for its request may differ in: where React puts a title, and a header that Next sends twice. */
function inOneForm(pages: SeenPages): SeenPages {
  return new Map(
    [...pages].map(([path, page]) => {
      const lines = page.text.split('\n').filter((line) => line !== '')
      const titles = lines.filter((line) => line.startsWith('<title>'))
      const others = lines.filter((line) => !line.startsWith('<title>'))
      const location = page.location?.split(', ')[0] ?? null
      return [path, { ...page, location, text: [...titles, ...others].join('\n') }]
    }),
  )
}

it('two hours of missed webhooks and 500 edits: one sweep, and every page is fresh', async () => {
  await shop.stack.stop('worker')
  await shop.stack.kill('site')
  for (let edit = 0; edit < 500; edit++) await randomStep(await readWorld(shop.editor), random).run(editor)
  await giveUpDeliveries(shop)
  const told = await count("sender = 'sanity'")

  const begun = Date.now()
  await shop.stack.start('site')
  const up = Date.now()
  await shop.stack.start('worker')
  await eventually(async () => expect(await count("sender = 'sweep'")).toBeGreaterThan(0), 100_000)
  await settled()
  const fresh = Date.now()
  const rows = await count("sender = 'sweep'")
  process.stdout.write(
    `500 edits, ${rows} documents: fresh ${fresh - up} ms after the site was up, ${fresh - begun} ms after it was started.\n`,
  )
  expect(await stale(), `seed ${seed}`).toEqual([])
  expect(await count("state = 'aside'")).toBe(0)
  expect(await count("sender = 'sanity'")).toBe(told)
}, 600_000)

describe('a webhook that does not arrive', () => {
  const hooksUrl = () => `/hooks/projects/${shop.stack.environment.sanity.projectId}`
  const [request] = [(options: object) => shop.administrator.request<{ id: string }[]>(options as never)]
  const hookId = async () => (await request({ url: hooksUrl() }))[0]?.id
  const change = async (body: object) =>
    request({ method: 'PATCH', url: `${hooksUrl()}/${await hookId()}`, body })
  const register = () =>
    promisify(execFile)(nodeBinary, ['scripts/sanity-webhooks.ts'], {
      cwd: root,
      env: {
        ...(shop.stack.env as NodeJS.ProcessEnv),
        SANITY_API_WRITE_TOKEN: shop.administrator.config().token,
      },
    })

  const faults: [string, () => Promise<unknown>][] = [
    ['with another secret', () => change({ secret: 'another secret' })],
    ['disabled', () => change({ isDisabledByUser: true })],
    ['with another address', () => change({ url: 'http://localhost:9/nowhere' })],
    ['deleted', async () => request({ method: 'DELETE', url: `${hooksUrl()}/${await hookId()}` })],
  ]

  it.each(faults)('%s: the sweep repairs, and says so', async (what, spoil) => {
    // A delivery since the last sweep would speak against it.
    await sweep()
    const warnings = () => shop.stack.said('site', 'The webhook of the CMS seems not to arrive')
    const before = warnings()
    await spoil()
    const product = ofType(await readWorld(shop.editor), 'product').find(({ slug }) => slug)
    if (!product) throw new Error('There is no product.')
    const title = `Nobody told of this one ${what}`
    await editor.write([{ ...product, title }])
    try {
      expect((await sweep()).stdout).toMatch(/1 were different/)
      await settled()
      expect(await stale()).toEqual([])
      expect(warnings()).toBeGreaterThan(before)
    } finally {
      await change({ isDisabledByUser: false }).catch(() => {})
      await register()
    }
    await editor.write([{ ...product, title: `Told of, after it was ${what}` }])
    const told = "sender = 'sanity' and subject = $1 and position($2 in convert_from(body, 'UTF8')) > 0"
    await eventually(async () => {
      const rev = await shop.editor.fetch<string>('*[_id == $id][0]._rev', { id: product._id })
      expect(await count(told, [product._id, rev])).toBe(1)
    })
    await settled()
  })
})

it('a release of 50 documents, some of which it unpublishes: all fresh, each page rebuilt about once', async () => {
  const world = await readWorld(shop.editor)
  const pages = Array.from({ length: 50 }, (_, n) => ({
    _id: `page-released-${n}`,
    _type: 'page' as const,
    title: `Released ${n}`,
    slug: { _type: 'slug', current: `released-${n}` },
  }))
  await editor.write(pages.slice(0, 25) as never)
  await arrived(pages.slice(0, 25).map(({ _id }) => _id))
  await settled()
  const [{ last } = { last: 0 }] = await shop.rows<{ last: number }>('select max(id)::int as last from inbox')
  const { releases } = shop.editor
  const releaseId = 'fifty'
  await releases.create({ releaseId, metadata: { title: releaseId, releaseType: 'asap' } })
  const unpublished = pages.slice(0, 5)
  for (const { _id } of unpublished) await shop.editor.unpublishVersion({ releaseId, publishedId: _id })
  for (const { _id, ...page } of pages.slice(5)) {
    const document = { ...page, title: `${page.title} again` }
    await shop.editor.createVersion({ releaseId, publishedId: _id, document })
  }
  const begun = Date.now()
  await releases.publish({ releaseId })
  await eventually(async () => expect(await count("id > $1 and sender = 'sanity'", [last])).toBe(50), 100_000)
  await settled()
  const seconds = (Date.now() - begun) / 1_000
  expect(world.documents.length).toBeGreaterThan(0)
  for (const { slug } of unpublished) expect((await shop.get(`/pages/${slug.current}`)).status).toBe(404)
  for (const { slug, title } of pages.slice(5))
    expect(await shop.page(`/pages/${slug.current}`)).toContain(`${title} again`)
  expect(await stale()).toEqual([])

  const rows = await shop.rows<Pick<InboxRow, 'pages'>>('select pages from inbox where id > $1', [last])
  const draws = new Map<string, Set<string>>()
  for (const { renderedPath, seenAt } of rows.flatMap((row) => row.pages ?? []))
    draws.set(renderedPath, (draws.get(renderedPath) ?? new Set()).add(seenAt ?? ''))
  const most = Math.max(...[...draws.values()].map(({ size }) => size))
  process.stdout.write(
    `A release of 50 documents was live after ${seconds} s; ${draws.size} pages, at most ${most} times.\n`,
  )
  expect(most).toBeLessThanOrEqual(2 + 4 * seconds)
  for (const [path, seen] of draws) if (path.includes('/released-')) expect(seen.size, path).toBe(1)
})
