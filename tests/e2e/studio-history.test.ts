import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { field, publish, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, formReady, gone, publishButton, stored } from './support/studio-document.ts'

const desk = studioDesk()
const id = 'page-visit'
let page: Page

async function publishTitle(title: string) {
  await typeInto(page, 'Title', title)
  await stored(desk.shop, `drafts.${id}`, { title })
  await publishButton(page).waitFor()
  await publish(page)
  await stored(desk.shop, id, { title })
  await gone(desk.shop, `drafts.${id}`)
}

beforeAll(async () => {
  page = await desk.tab(addressOf('page', id))
  await formReady(page)
  await publishTitle('The first version')
  await publishTitle('The second version')
})

it('lists what happened to a document, the latest first', async () => {
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await page.getByText('Draft created').waitFor()
  // One is the chip above the form.
  await eventually(async () => expect(await page.getByRole('button', { name: /Published/ }).count()).toBe(3))
  await keepPicture(page, 'history-panel')
})

it('shows an earlier version, and brings it back', async () => {
  await page
    .getByRole('button', { name: /Published/ })
    .last()
    .click()
  await eventually(async () => expect(await field(page, 'Title').inputValue()).toBe('The first version'))
  await keepPicture(page, 'history-revision')
  await page.getByRole('button', { name: 'Revert to revision' }).click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await stored(desk.shop, `drafts.${id}`, { title: 'The first version' })
})
