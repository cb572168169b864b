import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { caretNoted } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, fieldset, formReady } from './support/studio-document.ts'

const desk = studioDesk()
const id = 'written-by-keyboard'

interface Block {
  _key: string
  _type: string
  style?: string
  listItem?: string
  level?: number
  tone?: string
  text?: string
  children?: { text: string; marks: string[] }[]
  markDefs?: { _key: string; _type: string; href?: string }[]
}

let page: Page

beforeAll(async () => {
  await desk.shop.editor.create({ _id: `drafts.${id}`, _type: 'page', title: 'By keyboard' })
  page = await desk.tab(addressOf('page', id))
  await formReady(page)
})

const text = () => fieldset(page, 'body').getByRole('textbox').first()

async function body(): Promise<Block[]> {
  const document = await desk.shop.editor.getDocument<{ _type: 'page'; body?: Block[] }>(`drafts.${id}`)
  return document?.body ?? []
}

/** A block in a line: its style or list, and its text with the marks of each part. */
function drawn({ _type, style, listItem, level, children = [] }: Block): string {
  if (_type !== 'block') return _type
  const kind = listItem ? `${listItem} ${level}` : style
  const parts = children.map((span) => (span.marks.length ? `[${span.text}|${span.marks}]` : span.text))
  return `${kind}: ${parts.join('')}`
}

const expectBody = (lines: string[]) =>
  eventually(async () => expect((await body()).map(drawn)).toEqual(lines), 60_000)

const type = (words: string) => page.keyboard.type(words)
const press = async (...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await caretNoted(page)
  }
}

it('takes words, and makes some of them strong and others emphasized', async () => {
  await text().click()
  await type('The glaze is ')
  await expectBody(['normal: The glaze is '])
  await press('Control+b')
  await type('thin')
  await press('Control+b')
  await expectBody(['normal: The glaze is [thin|strong]'])
  await type(' and ')
  await expectBody(['normal: The glaze is [thin|strong] and '])
  await press('Control+i')
  await type('green')
  await press('Control+i')
  await expectBody(['normal: The glaze is [thin|strong] and [green|em]'])
  await type('.')
  await expectBody(['normal: The glaze is [thin|strong] and [green|em].'])
})

it('turns a line into a heading', async () => {
  await press('Enter')
  await type('What to look for')
  await fieldset(page, 'body').getByTestId('block-style-select').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Heading', exact: true }).click()
  await expectBody(['normal: The glaze is [thin|strong] and [green|em].', 'h2: What to look for'])
})

it('makes a list, and a list within it', async () => {
  await text().focus()
  await press('Control+End', 'Enter')
  await fieldset(page, 'body').getByRole('button', { name: 'Bullets' }).click()
  await type('haze')
  await press('Enter')
  await press('Tab')
  await type('in the deep parts')
  await press('Enter', 'Shift+Tab')
  await type('lines')
  await expectBody([
    'normal: The glaze is [thin|strong] and [green|em].',
    'h2: What to look for',
    'bullet 1: haze',
    'bullet 2: in the deep parts',
    'bullet 1: lines',
  ])
  await keepPicture(page, 'rich-text')
})

it('links words to an address', async () => {
  await press('Shift+Home')
  await fieldset(page, 'body').getByRole('button', { name: 'Link' }).click()
  const address = page.getByTestId('popover-edit-dialog').getByRole('textbox')
  await address.fill('/journal/reading-a-celadon')
  await keepPicture(page, 'rich-text-link')
  await eventually(async () => {
    const last = (await body()).at(-1)
    expect(last?.markDefs).toMatchObject([{ _type: 'link', href: '/journal/reading-a-celadon' }])
    expect(last?.children).toMatchObject([{ text: 'lines', marks: [last?.markDefs?.[0]?._key] }])
  })
  await press('Escape')
})

it('has a callout put between the lines', async () => {
  await text().press('Control+End')
  await fieldset(page, 'body').getByTestId('insert-menu-button').click()
  await page.getByRole('menuitem', { name: 'Callout' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Care' }).check({ force: true })
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Warm the pot first.')
  await eventually(async () =>
    expect((await body()).at(-1)).toMatchObject({
      _type: 'callout',
      tone: 'care',
      text: 'Warm the pot first.',
    }),
  )
  await keepPicture(page, 'rich-text-callout')
  await dialog.getByRole('button', { name: 'Close dialog' }).click()
  await dialog.waitFor({ state: 'detached' })
})

it('takes back what was done last, and does it again', async () => {
  const before = (await body()).map(drawn)
  await text().getByText('What to look for').click()
  await press('End')
  await type('ward')
  const typed = before.map((line) => (line.startsWith('h2') ? 'h2: What to look forward' : line))
  await expectBody(typed)
  await press('Control+z')
  await expectBody(before)
  await press('Control+Shift+z')
  await expectBody(typed)
})
