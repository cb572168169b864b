import type { SanityDocument } from '@sanity/client'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import type { Shop } from './shop.ts'

/** The address in the Studio of a document in the list of its type. */
export const addressOf = (type: string, id: string) => `/structure/${type};${id}`

/**
 * Waits until the form of the open document takes input. The Studio shows it before the document has been read, and builds
 * it anew, now with comments, once it knows the document's versions: keys that were typed before are lost.
 */
export async function formReady(pane: Page | Locator): Promise<void> {
  const form = pane.getByTestId('form-view')
  await form.getByRole('button', { name: 'Add comment' }).first().waitFor({ state: 'attached' })
  const input = form.getByRole('textbox').first()
  await eventually(async () => expect(await input.isEditable()).toBe(true), 60_000)
}

/** The id of the document that is open, as it is published. */
export function openId(page: Page): string {
  const id = /;([^;,/?]+)[^;]*$/.exec(decodeURIComponent(new URL(page.url()).pathname))?.[1]
  if (!id) throw new Error(`No document is open at ${page.url()}.`)
  return id
}

/** Waits until the lake holds a document that looks so, and returns it. */
export function stored(shop: Shop, id: string, expected: object): Promise<SanityDocument> {
  return eventually(async () => {
    const document = await shop.editor.getDocument(id)
    expect(document).toMatchObject(expected)
    return document as SanityDocument
  }, 60_000)
}

/** Waits until the lake holds no such document. */
export function gone(shop: Shop, id: string): Promise<void> {
  return eventually(async () => expect(await shop.editor.getDocument(id)).toBeFalsy(), 60_000)
}

/** Chooses from the menu beside the Publish button, which closes by itself when the document changes under it. */
export async function act(page: Page, action: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: action })
  await eventually(async () => {
    if (!(await item.isVisible())) await page.getByRole('button', { name: 'Open document actions' }).click()
    await item.click({ timeout: 6_000 })
  }, 60_000)
}

/** One field of the open form, by its path in the document. */
export const fieldset = (page: Page, path: string): Locator => page.getByTestId(`field-${path}`)

/** The button that publishes, while it can be pressed. */
export const publishButton = (page: Page) =>
  page.getByRole('button', { name: 'Publish', exact: true, disabled: false })

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByTestId('field-groups').getByRole('tab', { name }).click()
}
