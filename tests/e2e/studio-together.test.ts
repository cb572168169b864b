import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { caretNoted, field, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, formReady, stored } from './support/studio-document.ts'

const desk = studioDesk()
const id = 'product-luna-mug'

const holds = (page: Page, label: string, value: string) =>
  eventually(async () => expect(await field(page, label).inputValue()).toBe(value), 60_000)

const textOf = (page: Page) => page.getByTestId('field-description').getByRole('textbox').first()

const paragraph = (_key: string, text: string) => ({
  _key,
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{ _key: `${_key}-text`, _type: 'span', text, marks: [] }],
})

/** Puts the caret behind a paragraph. */
async function goToEnd(page: Page, text: string) {
  await textOf(page).getByText(text).click()
  await page.keyboard.press('End')
  await caretNoted(page)
}

describe('two editors on one document', () => {
  let mara: Page
  let noah: Page

  beforeAll(async () => {
    const { writeToken } = desk.shop.stack.environment.sanity
    const others = await desk.person(writeToken)
    mara = await desk.tab(addressOf('product', id))
    await formReady(mara)
    noah = await desk.tab(addressOf('product', id), others)
    await formReady(noah)
  })

  it('see that the other is there', async () => {
    await field(noah, 'Name').click()
    await mara.getByText(/^rw$/i).filter({ visible: true }).first().waitFor()
    await keepPicture(mara, 'together-presence')
  })

  it('type in different fields at once, and no key is lost', async () => {
    const title = 'The name as it was typed by the first of two editors'
    const summary = 'And the summary, typed at the same time by the second, letter by letter.'
    await typeInto(mara, 'Name', '')
    await typeInto(noah, 'Summary', '')
    await Promise.all([mara.keyboard.type(title, { delay: 15 }), noah.keyboard.type(summary, { delay: 15 })])
    await stored(desk.shop, `drafts.${id}`, { title, summary })
    await holds(mara, 'Summary', summary)
    await holds(noah, 'Name', title)
    await keepPicture(noah, 'together-fields')
  })

  it('type in one text at once, each in a paragraph, and no key is lost', async () => {
    const first = ' The first editor goes on here, letter by letter.'
    const second = ' The second goes on there, at the same time.'
    await desk.shop.editor
      .patch(`drafts.${id}`)
      .set({ description: [paragraph('one', 'One.'), paragraph('two', 'Two.')] })
      .commit()
    await Promise.all([goToEnd(mara, 'One.'), goToEnd(noah, 'Two.')])
    await Promise.all([mara.keyboard.type(first, { delay: 40 }), noah.keyboard.type(second, { delay: 40 })])
    await stored(desk.shop, `drafts.${id}`, {
      description: [{ children: [{ text: `One.${first}` }] }, { children: [{ text: `Two.${second}` }] }],
    })
    await textOf(mara).getByText(`Two.${second}`).waitFor()
    await textOf(noah).getByText(`One.${first}`).waitFor()
    await keepPicture(mara, 'together-text')
  })

  it('write one field by turns, and each goes on from what the other wrote', async () => {
    await typeInto(mara, 'Summary', 'First one, ')
    await holds(noah, 'Summary', 'First one, ')
    await field(noah, 'Summary').press('Control+End')
    await noah.keyboard.type('then the other, ')
    await holds(mara, 'Summary', 'First one, then the other, ')
    await field(mara, 'Summary').press('Control+End')
    await mara.keyboard.type('then the first again.')
    const summary = 'First one, then the other, then the first again.'
    await stored(desk.shop, `drafts.${id}`, { summary })
    await holds(noah, 'Summary', summary)
  })

  it('see what the other published', async () => {
    await mara.getByRole('button', { name: 'Publish', exact: true, disabled: false }).click()
    await noah.getByRole('button', { name: 'Publish', exact: true, disabled: true }).waitFor()
    await eventually(async () => expect(await desk.shop.editor.getDocument(`drafts.${id}`)).toBeFalsy())
  })
})
