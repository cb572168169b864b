import { createClient } from '@sanity/client'
import type { Browser } from 'playwright-core'
import { openInPresentation, openProduct, previewIn, typeInto } from '#tests/e2e/support/editor.ts'
import { eventually } from '#tests/support/eventually.ts'
import type { TestStack } from '#tests/support/stack.ts'
import type { Album } from './album.ts'
import { drawn, settled } from './settled.ts'
import { desk } from './studio.ts'
import { draft, product } from './subject.ts'

/** A draft in Presentation, with the page marked for click-to-edit, and the draft bar on a page of its own. */
export async function pictureDraft(
  browser: Browser,
  { site, environment }: TestStack,
  album: Album,
): Promise<void> {
  const context = await desk(browser)
  const editor = await context.newPage()
  await openProduct(editor, site, product.title)
  await typeInto(editor, 'Name', draft.title)
  const { sanity } = environment
  const lake = createClient({ ...sanity, token: sanity.readToken, useProjectHostname: false, useCdn: false })
  await eventually(async () => {
    const title = await lake.fetch('*[title == $title][0].title', draft, { perspective: 'drafts' })
    if (title !== draft.title) throw new Error(`The draft of ${product.title} was not saved.`)
  })
  await openInPresentation(editor, product.path)
  // The texts of drafts carry invisible marks at their ends.
  const heading = { level: 1, name: new RegExp(`^${draft.title}`) } as const
  const onPage = previewIn(editor).getByRole('heading', heading)
  await onPage.waitFor()
  for (const frame of editor.frames()) await drawn(frame)
  await onPage.hover()
  await previewIn(editor).locator('[data-sanity-overlay-element]').getByText(draft.title).waitFor()
  await album.add('presentation', await editor.screenshot())

  const page = await context.newPage()
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(`${site}${product.path}`)
    await page.getByRole('heading', heading).waitFor()
    await settled(page)
    await album.add(`draft-bar-${width}`, await page.screenshot())
  }
  await context.close()
}
