import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { freshness } from '#studio/freshness/answer.ts'
import { eventually } from '#tests/support/eventually.ts'
import { deliver, signedDelivery } from './support/delivery.ts'
import { publish, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, formReady, stored } from './support/studio-document.ts'

const desk = studioDesk()

const id = 'product-luna-mug'
const path = '/products/luna-mug'

/** The row of the tool whose headline begins so; the newest first. */
const row = (page: Page, headline: string) =>
  page.getByTestId('publish').filter({ hasText: headline }).first()

async function open(page: Page, headline: string) {
  const found = row(page, headline)
  const button = found.getByRole('button').first()
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  return found
}

async function ask(suffix = '', token?: string, init: RequestInit = {}) {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...init.headers }
  return fetch(`${desk.shop.stack.site}/api/freshness${suffix}`, { ...init, headers })
}
const tokens = () => desk.shop.stack.environment.sanity
const post = { method: 'POST' }

/** How the lake fails the shop, and nobody else. */
async function breakForShop(faults: object[]) {
  const response = await fetch(`${desk.shop.stack.lake}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  expect(response.ok).toBe(true)
}

afterEach(() => breakForShop([]))

async function publishTitle(title: string): Promise<Page> {
  const page = await desk.tab(addressOf('product', id))
  await formReady(page)
  await typeInto(page, 'Name', title)
  await eventually(async () =>
    expect(await desk.shop.editor.getDocument(`drafts.${id}`)).toMatchObject({ title }),
  )
  await publish(page)
  await stored(desk.shop, id, { title })
  return page
}

describe('an editor who publishes', () => {
  it('is told before that nothing was published yet', async () => {
    const page = await desk.tab('/freshness')
    await page.getByText('Nothing was published yet').waitFor({ timeout: 60_000 })
  })

  it('reads at the document that it is live, on how many pages and how soon', async () => {
    const page = await publishTitle('Luna mug, seen to be live')
    await page.getByText(/^Live on \d+ pages · [\d.]+ m?s$/).waitFor()
    await page.getByRole('button', { name: 'Where it is live' }).click()
    const panel = page.getByTestId('live-inspector')
    const link = panel.getByRole('link', { name: `Open Product page ${path} in a new tab` })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(`${desk.shop.stack.site}${path}`)
    await panel.getByText('It is the page of this product').first().waitFor()
    await panel
      .getByText(/Seen fresh (just\snow|\d+\ss\sago)\./)
      .first()
      .waitFor()
    await keepPicture(page, 'freshness-document')
  })

  it('finds it in the tool with its way, its pages and their reasons, and gets back to the document', async () => {
    const page = await desk.tab('/freshness')
    const publication = await open(page, 'You published ‘Luna mug, seen to be live’')
    await publication.getByText(/Live on \d+ pages?, [\d.]+ m?s later/).waitFor()
    const timeline = publication.getByRole('list', { name: 'Timeline' }).getByRole('listitem')
    await eventually(async () => {
      const stages = await timeline.allInnerTexts()
      expect(stages[0]).toMatch(/^Committed/)
      expect(stages.at(-1)).toMatch(/^Seen fresh everywhere\s+\+ [\d.]+ m?s/)
    })
    const popup = page.context().waitForEvent('page')
    await publication.getByRole('link', { name: `Open Product page ${path} in a new tab` }).click()
    const opened = await popup
    await opened.getByRole('heading', { level: 1, name: 'Luna mug, seen to be live' }).waitFor()
    await opened.close()
    await keepPicture(page, 'freshness-tool')
    await publication.getByRole('link', { name: 'Open the document' }).click()
    await formReady(page)
    expect(decodeURIComponent(page.url())).toContain(id)
  })

  it('works the tool by the keyboard alone', async () => {
    const page = await desk.tab('/freshness')
    const button = row(page, 'You published').getByRole('button').first()
    await button.focus()
    await page.keyboard.press('Enter')
    await row(page, 'You published').getByRole('list', { name: 'Timeline' }).waitFor()
    await page.keyboard.press('Enter')
    await row(page, 'You published').getByRole('list', { name: 'Timeline' }).waitFor({ state: 'detached' })
  })
})

describe('while the lake fails the shop', () => {
  it('the tool says what is not live yet and why, and a retry heals it at once', async () => {
    await breakForShop([{ kind: 'status', status: 500, path: '/data/query', token: 'Restock reader' }])
    await desk.shop.editor.patch(id).set({ title: 'Luna mug, in an outage' }).commit()
    const page = await desk.tab('/freshness')
    const waiting = await open(page, 'Luna mug, in an outage')
    await waiting.getByText('Not live everywhere yet, and tried again by itself').waitFor()
    await waiting
      .getByTestId('reason')
      .getByText(/Content Lake/)
      .waitFor()
    await keepPicture(page, 'freshness-pending')

    // What an operator would find after ten faults. Whoever tries it at this moment has lost it, and does not put it off.
    await desk.shop.rows(
      "update inbox set state = 'aside', reason = 'The lake does not show the revision', lease_owner = null, lease_until = null where subject = $1 and state = 'open'",
      [id],
    )
    await waiting.getByText('Failed, and waits for somebody to look at it').waitFor()
    await page.getByTestId('freshness-summary').getByText('1 change failed').waitFor()
    await keepPicture(page, 'freshness-failed')
    await breakForShop([])
    await waiting.getByRole('button', { name: /^Try again now/ }).click()
    await waiting.getByText(/Live on \d+ pages?, [\d.]+ m?(s|in) later/).waitFor()
    await page.getByText('Everything that was published is live').waitFor()
    expect(await desk.shop.page(path)).toContain('Luna mug, in an outage')
  })
})

describe('a message that cannot be used', () => {
  it('is shown as failed with its reason, stays so when it is retried, and a reader cannot retry it', async () => {
    const [secret = ''] = tokens().webhookSecrets
    await deliver(desk.shop.stack.site, signedDelivery({ hello: 'world' }, secret, { key: 'unusable' }))
    const editor = await desk.tab('/freshness')
    const shown = await open(editor, 'A message that the shop does not understand')
    await shown.getByTestId('reason').getByText("not of the hook's form").waitFor()
    await shown.getByRole('button', { name: /^Try again now/ }).click()
    await eventually(async () => {
      const [stored] = await desk.shop.rows(
        "select state, attempts from inbox where delivery_id = 'unusable'",
      )
      expect(stored).toMatchObject({ state: 'aside', attempts: 1 })
    })
    await shown.getByText('Failed, and waits for somebody to look at it').waitFor()

    const reader = await desk.tab('/freshness', await desk.person(tokens().readToken))
    const same = await open(reader, 'A message that the shop does not understand')
    await same.getByText('An editor can try it again.').waitFor()
    expect(await same.getByRole('button', { name: /^Try again now/ }).isDisabled()).toBe(true)
  })
})

describe('GET /api/freshness', () => {
  it('is for those who may, and a retry for editors of this shop only', async () => {
    const [failed] = await desk.shop.rows<{ id: string }>(
      "select id from inbox where delivery_id = 'unusable'",
    )
    const retry = `/${failed?.id}/retry`
    const { readToken, writeToken } = tokens()
    const statusOf = async (...given: Parameters<typeof ask>) => (await ask(...given)).status
    expect(await statusOf()).toBe(401)
    expect(await statusOf('', 'a-token-of-nobody')).toBe(401)
    expect(await statusOf('', readToken)).toBe(200)
    expect(await statusOf('', desk.shop.stack.environment.internal.secret)).toBe(200)
    expect(await statusOf(retry, undefined, post)).toBe(401)
    expect(await statusOf(retry, readToken, post)).toBe(403)
    const crossSite = { ...post, headers: { 'sec-fetch-site': 'cross-site' } }
    expect(await statusOf(retry, writeToken, crossSite)).toBe(403)
    expect(await statusOf('/999999999/retry', writeToken, post)).toBe(404)
    expect(await statusOf('/odd/retry', writeToken, post)).toBe(404)
    expect(await statusOf('', writeToken, post)).toBe(405)
    expect(await statusOf(retry, writeToken)).toBe(405)
    expect(await statusOf('?limit=0', writeToken)).toBe(400)
    expect(await statusOf(retry, writeToken, post)).toBe(202)
  })

  it('opens nothing to other origins, and is kept by nobody', async () => {
    const response = await ask('', tokens().readToken, { headers: { origin: 'https://elsewhere.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('tells operators when, where and why, page by page', async () => {
    const response = await ask(`?document=${id}&limit=1`, tokens().readToken)
    const answer = freshness.parse(await response.json())
    const [publish, ...others] = answer.publishes
    expect(others).toEqual([])
    expect(answer.next).toBe(publish?.id)
    expect(publish?.moments).toMatchObject({
      committed: expect.any(String),
      received: expect.any(String),
      confirmed: expect.any(String),
      planned: expect.any(String),
      revalidated: expect.any(String),
      warmed: expect.any(String),
      seen: expect.any(String),
    })
    expect(answer.live?.pages.map((page) => page.path)).toEqual(
      expect.arrayContaining([path, `/en-us${path}`, '/products']),
    )
    const all = await ask(`/${publish?.id}`, tokens().readToken)
    expect(await all.json()).toMatchObject({ publish: { id: publish?.id, pageCount: publish?.pageCount } })
    const before = await ask(`?document=${id}&before=${answer.next}`, tokens().readToken)
    for (const older of freshness.parse(await before.json()).publishes)
      expect(older.id).toBeLessThan(answer.next ?? 0)
  })

  it('is 503 and not 401 while the lake cannot say who asks', async () => {
    await breakForShop([{ kind: 'status', status: 503, path: '/users/me' }])
    const { sanityAdminToken } = ensureSecrets(desk.shop.stack.dataDir)
    expect((await ask('', sanityAdminToken)).status).toBe(503)
    expect((await ask('', tokens().writeToken)).status).toBe(200)
    await breakForShop([])
    expect((await ask('', sanityAdminToken)).status).toBe(200)
  })
})
