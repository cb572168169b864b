import { expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { field } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, publishButton } from './support/studio-document.ts'

const desk = studioDesk()

it('a reader sees every field, can change none and publish nothing', async () => {
  const reader = await desk.person(desk.shop.stack.environment.sanity.readToken)
  const page = await desk.tab(addressOf('product', 'product-luna-mug'), reader)
  await eventually(async () => expect(await field(page, 'Name').inputValue()).toBe('Luna mug'), 60_000)
  await page.getByText('does not have permission to edit this document').waitFor()
  await keepPicture(page, 'viewer')
  for (const label of ['Name', 'Address', 'Summary'])
    expect(await field(page, label).isEditable()).toBe(false)
  expect(await publishButton(page).count()).toBe(0)
  await field(page, 'Name').press('End')
  await page.keyboard.type(' changed')
  expect(await field(page, 'Name').inputValue()).toBe('Luna mug')
  expect(await desk.shop.editor.getDocument('drafts.product-luna-mug')).toBeFalsy()
})
