import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { field, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, fieldset, formReady, openId, openTab, stored } from './support/studio-document.ts'

const desk = studioDesk()
const product = 'product-luna-mug'
const celadon = 'MUG-LUNA-S-CEL'
const oatmeal = 'MUG-LUNA-S-OAT'
const rest = ['MUG-LUNA-S-TEN', 'MUG-LUNA-L-CEL', 'MUG-LUNA-L-OAT', 'MUG-LUNA-L-TEN']

describe('the items of a list', () => {
  let page: Page

  const variants = async () => {
    const draft = await desk.shop.editor.getDocument<{ variants: { _key: string; sku?: string }[] }>(
      `drafts.${product}`,
    )
    return draft?.variants ?? []
  }
  const expectSkus = (skus: (string | undefined)[]) =>
    eventually(async () => expect((await variants()).map(({ sku }) => sku)).toEqual(skus), 60_000)
  const handle = (index: number): Locator =>
    fieldset(page, 'variants')
      .locator('[data-ui="DragHandleButton"], button[data-ui="DragHandle"]')
      .nth(index)
  /** Chooses from the menu of an item, which closes by itself when the list is built anew. */
  const menuOf = (index: number, action: string) => {
    const item = page.getByRole('menuitem', { name: action, exact: true })
    return eventually(async () => {
      if (!(await item.isVisible()))
        await fieldset(page, 'variants').getByTestId('array-item-menu-button').nth(index).click()
      await item.click({ timeout: 6_000 })
    }, 60_000)
  }
  /** What is told to those who do not see the list. */
  const announced = (words: string) =>
    page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached', timeout: 8_000 })

  it('are moved by dragging', async () => {
    page = await desk.tab(addressOf('product', product))
    await formReady(page)
    await openTab(page, 'Variants and stock')
    await fieldset(page, 'variants').getByText('MUG-LUNA-S-CEL').first().waitFor()
    const from = await handle(0).boundingBox()
    const to = await handle(1).boundingBox()
    if (!from || !to) throw new Error('The handles are not shown.')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + from.width / 2, from.y + 40, { steps: 4 })
    await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 8 })
    await keepPicture(page, 'lists-dragging')
    await page.mouse.up()
    await announced('dropped')
    await expectSkus([oatmeal, celadon, ...rest])
  })

  it('are moved by keys', async () => {
    // The list is built anew when what was dragged before is stored, and an item that was picked up just then lies there again.
    await eventually(async () => {
      await page.keyboard.press('Escape')
      await handle(0).focus()
      await page.keyboard.press('Space')
      await announced(`over droppable area ${oatmeal.toLowerCase()}`)
      await page.keyboard.press('ArrowDown')
      await announced(`over droppable area ${celadon.toLowerCase()}`)
    }, 60_000)
    await keepPicture(page, 'lists-keys')
    await page.keyboard.press('Space')
    await announced('dropped')
    await expectSkus([celadon, oatmeal, ...rest])
  })

  it('are duplicated, with keys of their own', async () => {
    await menuOf(0, 'Duplicate')
    await expectSkus([celadon, celadon, oatmeal, ...rest])
    const keys = (await variants()).map(({ _key }) => _key)
    expect(new Set(keys).size).toBe(keys.length)
    await page.getByTestId('nested-object-dialog').getByRole('button', { name: 'Close dialog' }).click()
  })

  it('are removed', async () => {
    await menuOf(1, 'Remove')
    await expectSkus([celadon, oatmeal, ...rest])
  })

  it('are added, at first empty', async () => {
    await fieldset(page, 'variants').getByTestId('add-single-object-button').last().click()
    const dialog = page.getByTestId('nested-object-dialog')
    await dialog.getByRole('textbox', { name: 'SKU' }).fill('MUG-LUNA-XL')
    await expectSkus([celadon, oatmeal, ...rest, 'MUG-LUNA-XL'])
    await keepPicture(page, 'lists-added')
    await dialog.getByRole('button', { name: 'Close dialog' }).click()
  })
})

describe('a reference', () => {
  let page: Page

  const newProduct = async (name: string) => {
    page = await desk.tab('/structure/product')
    await page.getByTestId('action-intent-button').click()
    await formReady(page)
    await typeInto(page, 'Name', name)
    return eventually(() => openId(page))
  }
  /** The form is built anew when what was typed into it is stored, and a press just then reaches nothing. */
  const insist = (open: () => Promise<void>) => eventually(open, 60_000)

  it('is found by searching, and picked', async () => {
    const product = await newProduct('A vase')
    const category = page.getByRole('combobox', { name: 'Category' })
    const vases = page.getByRole('option', { name: /^Vases/ })
    await insist(async () => {
      await category.click({ timeout: 6_000 })
      await category.fill('vas', { timeout: 6_000 })
      await vases.waitFor({ timeout: 8_000 })
    })
    await vases.click()
    await stored(desk.shop, `drafts.${product}`, {
      category: { _type: 'reference', _ref: 'category-vases' },
    })
    await keepPicture(page, 'lists-reference')
  })

  it('is made to a document that is created in its place', async () => {
    const product = await newProduct('A figure')
    const panes = page.getByTestId('document-pane')
    await insist(async () => {
      if ((await panes.count()) < 2)
        await panes.first().getByRole('button', { name: 'Create' }).click({ timeout: 6_000 })
      await panes.nth(1).waitFor({ timeout: 8_000 })
    })
    const pane = panes.last()
    await formReady(pane)
    await pane.getByTestId('field-title').getByRole('textbox').fill('Kiln gods', { timeout: 8_000 })
    const { category } = await stored(desk.shop, `drafts.${product}`, {
      category: { _type: 'reference', _weak: true, _strengthenOnPublish: { type: 'category' } },
    })
    await stored(desk.shop, `drafts.${category._ref}`, { _type: 'category', title: 'Kiln gods' })
    await keepPicture(page, 'lists-reference-created')
  })
})

describe('a document', () => {
  let page: Page

  it('is found among its like by its words', async () => {
    page = await desk.tab('/structure/product')
    await page.getByRole('combobox', { name: 'Search list' }).fill('yunomi')
    const list = page.getByRole('listbox', { name: 'Products' })
    await eventually(async () => expect(await list.getByRole('link').count()).toBe(1))
    await list.getByRole('link', { name: 'Curlew yunomi' }).waitFor()
    await page.getByRole('combobox', { name: 'Search list' }).fill('')
    await list.getByRole('link', { name: 'Luna mug' }).waitFor()
  })

  it('stands in the order that was chosen for the list', async () => {
    const list = page.getByRole('listbox', { name: 'Products' })
    await page.getByTestId('pane').getByTestId('pane-context-menu-button').last().click()
    await page.getByRole('menuitem', { name: 'Sort by Name' }).click()
    const shown = async () =>
      (await list.getByRole('link').allInnerTexts()).map(
        (text) => text.split('\n').find((line) => line) ?? '',
      )
    await eventually(async () => {
      const titles = await shown()
      expect(titles.length).toBeGreaterThan(5)
      expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'en')))
    })
    await keepPicture(page, 'lists-ordered')
  })

  it('is found from anywhere, also by a word within its text', async () => {
    await page.getByRole('button', { name: 'Open search' }).click()
    await page
      .getByRole('combobox', { name: /Search/ })
      .last()
      .fill('celadon')
    await page
      .getByRole('link', { name: /How to read a celadon/ })
      .first()
      .waitFor()
    await keepPicture(page, 'lists-search')
    await page
      .getByRole('link', { name: /How to read a celadon/ })
      .first()
      .click()
    await eventually(async () =>
      expect(await field(page, 'Title').inputValue()).toBe('How to read a celadon'),
    )
  })
})
