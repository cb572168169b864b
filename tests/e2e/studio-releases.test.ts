import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { watchConsoles } from './support/console-watch.ts'
import { field, typeInto } from './support/editor.ts'
import { openShop, type Shop } from './support/shop.ts'
import { studioErrors } from './support/studio-errors.ts'

let shop: Shop
let browser: Browser
let page: Page
let product: { _id: string; title: string; slug: string }
const consoles = watchConsoles()
const patience = 60_000
vi.setConfig({ testTimeout: 360_000 })

beforeAll(async () => {
  shop = await openShop()
  product = await shop.editor.fetch(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [0]{_id, title, "slug": slug.current}',
  )
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } })
  page = await context.newPage()
  consoles.follow(page, studioErrors)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function releaseCalled(title: string) {
  const release = await shop.editor.fetch<{ name: string; state: string } | null>(
    '*[_type == "system.release" && metadata.title == $title][0]{name, state}',
    { title },
  )
  if (!release) throw new Error(`There is no release "${title}".`)
  return release
}

const titleIn = (perspective: string) =>
  shop.editor.fetch<string>('*[_id == $id][0].title', { id: product._id }, {
    perspective: [perspective],
  } as never)

async function openReleases(): Promise<void> {
  await page.goto(`${shop.stack.site}/studio/releases`)
  await page.getByRole('button', { name: 'New release' }).first().waitFor({ timeout: patience })
}

const soon = { timeout: 6_000 }

/**
 * Does as a person does to whom the Studio takes a dialog away: tries again until it is done, and loads the page anew before. The tool of releases is built
 * anew a moment after it is shown, and whenever a release changes, and what was open in it is gone; what may be done with a release it finds out once.
 */
async function insist(act: () => Promise<void>, done: () => Promise<boolean>): Promise<void> {
  let tries = 0
  await eventually(async () => {
    if (await done()) return
    if (tries++ > 0) await reload()
    await act()
    await eventually(async () => expect(await done()).toBe(true), 8_000)
  }, 100_000)
}

async function reload(): Promise<void> {
  await page.reload()
  const buttons = page
    .getByTestId('release-menu-button')
    .or(page.getByRole('button', { name: 'New release' }))
  await buttons.first().waitFor({ timeout: patience })
}

const stateOf = (title: string) =>
  releaseCalled(title).then(
    ({ state }) => state,
    () => null,
  )
const hasState = (title: string, state: string) => async () => (await stateOf(title)) === state

async function openRelease(title: string): Promise<void> {
  await openReleases()
  await page.getByTestId('table-row').getByText(title, { exact: true }).click()
  await page.getByTestId('release-menu-button').waitFor()
}

async function createRelease(title: string): Promise<void> {
  await openReleases()
  await insist(
    async () => {
      await page.getByRole('button', { name: 'New release' }).first().click(soon)
      await page.getByTestId('release-form-title').fill(title, soon)
      await page.getByTestId('submit-release-button').click(soon)
    },
    hasState(title, 'active'),
  )
}

/** Opens the product as the release will leave it. */
async function openProductIn(title: string): Promise<void> {
  const { name } = await releaseCalled(title)
  await page.goto(`${shop.stack.site}/studio/structure/product;${product._id}?perspective=${name}`)
  await field(page, 'Name').waitFor({ timeout: patience })
}

async function stage(title: string, newTitle: string): Promise<void> {
  await openProductIn(title)
  await page.getByRole('button', { name: 'Add to release' }).click()
  await typeInto(page, 'Name', newTitle)
  const { name } = await releaseCalled(title)
  await eventually(async () => expect(await titleIn(name)).toBe(newTitle))
}

/** Chooses from the menu of the open release, and answers the dialog that it opens. */
async function choose(item: string, answer?: () => Promise<void>): Promise<void> {
  const entry = page.getByTestId(item)
  if (!(await entry.isVisible())) await page.getByTestId('release-menu-button').click(soon)
  await entry.click(soon)
  await answer?.()
}

const confirm = () => page.getByTestId('confirm-button').click(soon)

async function fillIn(at: Date): Promise<void> {
  const day = at.toLocaleString('en-US', { month: 'short', day: '2-digit', year: 'numeric' })
  const time = at.toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit' })
  await page.getByTestId('date-input').fill(`${day} ${time}`, soon)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Yes, schedule' }).click(soon)
}

/** The documents of which the shop was told. */
async function told(): Promise<string[]> {
  const rows = await shop.rows<{ body: string }>(
    "select convert_from(body, 'utf8') as body from inbox where sender = 'sanity'",
  )
  return [...new Set(rows.map(({ body }) => (JSON.parse(body) as { id: string }).id))]
}

describe('an editor plans a release', () => {
  it('changes a product in it, and nobody sees it yet', async () => {
    await createRelease('Spring')
    await stage('Spring', 'Spring yunomi')
    expect(await titleIn('published')).toBe(product.title)
    expect(await titleIn('drafts')).toBe(product.title)
    expect(await shop.page(`/products/${product.slug}`)).not.toContain('Spring yunomi')
  })

  it('schedules it, which locks what is in it', async () => {
    await openRelease('Spring')
    const tomorrow = new Date(Date.now() + 86_400_000)
    await insist(
      () => choose('schedule-button-menu-item', () => fillIn(tomorrow)),
      hasState('Spring', 'scheduled'),
    )
    await openProductIn('Spring')
    await page.getByText(/^Scheduled to be published/).waitFor()
    await eventually(async () => expect(await field(page, 'Name').isEditable()).toBe(false))
  })

  it('thinks better of it, and runs it now: shoppers see it', async () => {
    await openRelease('Spring')
    await insist(
      async () => {
        await page.getByRole('button', { name: 'Unschedule release' }).click(soon)
        await confirm()
      },
      hasState('Spring', 'active'),
    )
    await insist(() => choose('publish-all-button-menu-item', confirm), hasState('Spring', 'published'))
    await page.getByText('This release is published successfully.').waitFor()
    expect(await titleIn('published')).toBe('Spring yunomi')
    await eventually(async () => {
      expect(await shop.page(`/products/${product.slug}`)).toContain('Spring yunomi')
    }, 60_000)
  })

  it('reverts it by another release', async () => {
    const isReverted = async () => (await titleIn('published')) === product.title
    await insist(async () => {
      await page.getByTestId('revert-button').click(soon)
      await page.getByText('1 document will be restored', { exact: false }).waitFor(soon)
      await page.getByText('Immediately revert the release').click(soon)
      await confirm()
    }, isReverted)
  })
})

describe('a release that is not wanted', () => {
  const versions = async () => {
    const { name } = await releaseCalled('Autumn')
    return shop.editor.fetch('count(*[sanity::partOfRelease($name)])', { name })
  }

  it('is archived with what is in it, brought back, and deleted', async () => {
    await createRelease('Autumn')
    await stage('Autumn', 'Autumn yunomi')
    await openRelease('Autumn')
    const archive = () => choose('archive-release-menu-item', confirm)
    await insist(archive, hasState('Autumn', 'archived'))
    expect(await versions()).toBe(0)
    await insist(() => choose('unarchive-release-menu-item'), hasState('Autumn', 'active'))
    expect(await versions()).toBe(1)
    await insist(archive, hasState('Autumn', 'archived'))
    const isDeleted = async () => (await stateOf('Autumn')) === null
    await insist(() => choose('delete-release-menu-item', confirm), isDeleted)
  })
})

describe('a release that is due', () => {
  it('is published while an editor looks on, and shoppers see it', async () => {
    await createRelease('Night')
    await stage('Night', 'Night yunomi')
    await openRelease('Night')
    const { name } = await releaseCalled('Night')
    const publishAt = new Date(Date.now() + 3000).toISOString()
    await shop.editor.releases.schedule({ releaseId: name, publishAt })
    await page.getByText('This release is published successfully.').waitFor({ timeout: 60_000 })
    await eventually(async () => {
      expect(await shop.page(`/products/${product.slug}`)).toContain('Night yunomi')
    }, 60_000)
  })
})

it('the shop is told of what was published, and of no release or version', async () => {
  expect(await told()).toEqual([product._id])
})

it('the consoles were quiet', () => {
  expect(consoles.errors()).toEqual([])
})
