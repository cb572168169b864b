import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, formReady, stored } from './support/studio-document.ts'

const desk = studioDesk([
  {
    match: /status of 400 .*\/assets\/images\/production/,
    reason: 'Chromium itself reports the answer that refuses a broken picture.',
  },
])

const id = 'pictured'
let page: Page

beforeAll(async () => {
  await desk.shop.editor.create({ _id: `drafts.${id}`, _type: 'category', title: 'Pictured', order: 9 })
  page = await desk.tab(addressOf('category', id))
  await formReady(page)
})

const choose = (name: string, buffer: Buffer) =>
  page.getByTestId('file-button-input').setInputFiles({ name, mimeType: 'image/png', buffer })

it('says that what is no picture was not uploaded', async () => {
  await choose('broken.png', Buffer.from('This is no picture.'))
  await page
    .getByText(/upload failed|could not/i)
    .first()
    .waitFor()
  await keepPicture(page, 'pictures-refused')
  const draft = await desk.shop.editor.getDocument(`drafts.${id}`)
  expect(draft?.image?.asset).toBeUndefined()
})

it('uploads a picture, and shows it', async () => {
  const blue = { width: 600, height: 400, channels: 3 as const, background: '#4a7a8c' }
  await choose('glaze.png', await sharp({ create: blue }).png().toBuffer())
  const { image } = await stored(desk.shop, `drafts.${id}`, {
    image: { asset: { _type: 'reference', _ref: expect.stringMatching(/^image-[0-9a-f]{40}-600x400-png$/) } },
  })
  const asset = await desk.shop.editor.getDocument(image.asset._ref)
  expect(asset).toMatchObject({ originalFilename: 'glaze.png', mimeType: 'image/png' })
  const shown = page.getByTestId('hotspot-image-input')
  await eventually(async () =>
    expect(await shown.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0),
  )
  await keepPicture(page, 'pictures-uploaded')
})

it('keeps the part that must be seen, and what is cut away', async () => {
  await page.getByTestId('options-menu-edit-details').click()
  const dialog = page.getByRole('dialog')
  const canvas = dialog.getByRole('img').filter({ hasText: '600 × 400' }).first()
  // A dialog that is still opening moves and grows.
  await canvas.click({ trial: true })
  await keepPicture(page, 'pictures-hotspot')
  const box = await canvas.boundingBox()
  if (!box) throw new Error('The picture is not shown.')
  const drag = async (from: [number, number], to: [number, number]) => {
    const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
    await page.mouse.move(...at(from))
    await page.mouse.down()
    await page.mouse.move(...at(to), { steps: 6 })
    await page.mouse.up()
  }
  // The circle fills the picture at first: it is made smaller by its handle, and then moved.
  await drag([0.833, 0.833], [0.7, 0.7])
  await drag([0.5, 0.5], [0.35, 0.4])
  await stored(desk.shop, `drafts.${id}`, { image: { hotspot: { _type: 'sanity.imageHotspot' } } })
  await drag([0.99, 0.5], [0.8, 0.5])
  await eventually(async () => {
    const draft = await desk.shop.editor.getDocument(`drafts.${id}`)
    expect(draft?.image.hotspot.width).toBeLessThan(0.9)
    expect(draft?.image.hotspot.x).toBeLessThan(0.45)
    expect(draft?.image.crop.right).toBeGreaterThan(0.05)
  })
  await keepPicture(page, 'pictures-cropped')
})
