import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { field, previewIn, publish, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import {
  act,
  addressOf,
  formReady,
  gone,
  openId,
  openTab,
  publishButton,
  stored,
} from './support/studio-document.ts'

const desk = studioDesk()

describe('an article from nothing', () => {
  let page: Page
  let id: string

  it('is created from the menu, and its first letters make the draft', async () => {
    page = await desk.tab()
    await page.getByRole('button', { name: 'Create new document' }).click()
    await page.getByRole('link', { name: 'Article', exact: true }).click()
    await formReady(page)
    await typeInto(page, 'Title', 'Glazes of the third day')
    id = await eventually(() => openId(page))
    await stored(desk.shop, `drafts.${id}`, { _type: 'article', title: 'Glazes of the third day' })
  })

  it('gets its address from its title, and takes lines of text and a date', async () => {
    await page.getByRole('button', { name: 'Generate' }).click()
    await typeInto(page, 'Excerpt', 'A first line.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('And a second – with ümläuts & "quotes".')
    await openTab(page, 'About the article')
    await typeInto(page, 'Date', '2026-05-04 06:30')
    await page.keyboard.press('Tab')
    const draft = await stored(desk.shop, `drafts.${id}`, {
      slug: { _type: 'slug', current: 'glazes-of-the-third-day' },
      excerpt: 'A first line.\nAnd a second – with ümläuts & "quotes".',
      publishedAt: expect.stringMatching(/^2026-05-04T\d\d:30:00/),
    })
    expect(draft.author).toBeUndefined()
    await keepPicture(page, 'writing-draft')
  })

  it('cannot be published while a field is missing, and says which', async () => {
    await publishButton(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Validation', exact: true }).click()
    await page.getByRole('button', { name: /Write the article\./ }).waitFor()
    await keepPicture(page, 'writing-validation')
    const author = page.getByRole('combobox', { name: 'Author' })
    await page.getByRole('button', { name: /Author .*Say who wrote the article\./ }).click()
    await eventually(async () =>
      expect(await author.evaluate((input) => input === document.activeElement)).toBe(true),
    )
    await page.keyboard.type('nual')
    await page.getByRole('option', { name: /^Nuala Garvey/ }).click()
    await stored(desk.shop, `drafts.${id}`, { author: { _type: 'reference', _ref: 'author-nuala-garvey' } })
  })

  it('is published when all is there, and has left no draft', async () => {
    await openTab(page, 'Text')
    await page.getByTestId('field-body').getByRole('textbox').click()
    await page.keyboard.type('All there is to say.')
    await publishButton(page).waitFor()
    await publish(page)
    await stored(desk.shop, id, {
      title: 'Glazes of the third day',
      body: [{ _type: 'block', children: [{ text: 'All there is to say.' }] }],
    })
    await gone(desk.shop, `drafts.${id}`)
  })

  it('shows a change as a draft, and discards it on request', async () => {
    await typeInto(page, 'Title', 'Glazes of the fourth day')
    await stored(desk.shop, `drafts.${id}`, { title: 'Glazes of the fourth day' })
    await act(page, 'Discard changes')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Discard/ })
      .click()
    await gone(desk.shop, `drafts.${id}`)
    await eventually(async () =>
      expect(await field(page, 'Title').inputValue()).toBe('Glazes of the third day'),
    )
  })

  it('is duplicated as a draft of its own', async () => {
    await act(page, 'Duplicate')
    const copy = await eventually(() => {
      expect(openId(page)).not.toBe(id)
      return openId(page)
    })
    await stored(desk.shop, `drafts.${copy}`, {
      title: 'Glazes of the third day',
      author: { _ref: 'author-nuala-garvey' },
    })
    expect(await desk.shop.editor.getDocument(copy)).toBeFalsy()
    // The address changes before the pane does, and the menu may still be that of the first.
    await page.goto(`${desk.shop.stack.site}/studio${addressOf('article', copy)}`)
    await formReady(page)
    await act(page, 'Delete')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Delete/ })
      .click()
    await gone(desk.shop, `drafts.${copy}`)
  })

  it('is unpublished into a draft, and deleted with nothing left', async () => {
    await page.goto(`${desk.shop.stack.site}/studio${addressOf('article', id)}`)
    await formReady(page)
    await page.getByTestId('document-header-Published-chip').click()
    await page.getByRole('button', { name: 'Unpublish' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Unpublish/ })
      .click()
    await gone(desk.shop, id)
    await stored(desk.shop, `drafts.${id}`, { title: 'Glazes of the third day' })
    await page.getByTestId('document-header-Draft-chip').click()
    await act(page, 'Delete')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Delete/ })
      .click()
    await gone(desk.shop, `drafts.${id}`)
  })
})

describe('other fields', () => {
  it('hold a number', async () => {
    const page = await desk.tab(addressOf('category', 'category-mugs-and-cups'))
    await formReady(page)
    const place = page.getByTestId('field-order').getByRole('spinbutton')
    await place.fill('7')
    await stored(desk.shop, 'drafts.category-mugs-and-cups', { order: 7 })
    await place.press('ArrowUp')
    await stored(desk.shop, 'drafts.category-mugs-and-cups', { order: 8 })
  })

  it('hold a yes or no', async () => {
    const page = await desk.tab(addressOf('product', 'product-luna-mug'))
    await formReady(page)
    const before = await desk.shop.editor.getDocument('product-luna-mug')
    await page.getByTestId('boolean-input').getByRole('checkbox', { name: 'Featured' }).click({ force: true })
    await stored(desk.shop, 'drafts.product-luna-mug', { featured: !before?.featured })
  })
})

describe('a document that others refer to', () => {
  it('tells who refers to it before it is deleted, and stays', async () => {
    const page = await desk.tab(addressOf('category', 'category-mugs-and-cups'))
    await formReady(page)
    await act(page, 'Delete')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Luna mug').first().waitFor()
    await keepPicture(page, 'writing-referrers')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await desk.shop.editor.getDocument('category-mugs-and-cups')).toBeTruthy()
  })
})

describe('what was typed a moment ago', () => {
  it('is saved though the editor goes straight on to Presentation', async () => {
    const page = await desk.tab(addressOf('product', 'product-curlew-yunomi'))
    await formReady(page)
    await typeInto(page, 'Name', 'A')
    await stored(desk.shop, 'drafts.product-curlew-yunomi', { title: 'A' })
    const title = 'Typed to the last letter before the tool is changed'
    await typeInto(page, 'Name', title)
    await page.getByRole('link', { name: 'Presentation', exact: true }).click()
    await stored(desk.shop, 'drafts.product-curlew-yunomi', { title })
    await previewIn(page).locator('body').waitFor()
  })

  it('is there after a reload', async () => {
    const page = await desk.tab(addressOf('product', 'product-skerry-coupe-plate'))
    await formReady(page)
    await typeInto(page, 'Name', 'Typed before the reload')
    await stored(desk.shop, 'drafts.product-skerry-coupe-plate', { title: 'Typed before the reload' })
    await page.reload()
    await formReady(page)
    await eventually(async () =>
      expect(await field(page, 'Name').inputValue()).toBe('Typed before the reload'),
    )
  })
})
