import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate, releaseTemplates } from '#tests/support/template.ts'
import { fail } from './platform/fail.ts'
import { root } from './platform/paths.ts'
import { createProgress } from './platform/progress.ts'
import { onShutdown } from './platform/shutdown.ts'
import { Album } from './screenshots/album.ts'
import { pictureDraft } from './screenshots/draft.ts'
import { pictureMail } from './screenshots/mail.ts'
import { picturePages } from './screenshots/pages.ts'
import { pictureOutage, pictureStates } from './screenshots/states.ts'
import { pictureStudio } from './screenshots/studio.ts'

// Draws the pictures of docs/pictures anew, from a fresh demo shop that ends with this command.
const folder = path.join(root, 'docs/pictures')
const progress = createProgress(process.stdout)
onShutdown(
  () => void releaseTemplates().then(() => process.exit(130)),
  () => process.exit(1),
)

try {
  const template = await acquireTemplate(progress)
  const stack = await progress.step('Starting the shop', () => startStack(template))
  const browser = await launchBrowser()
  const album = await takePictures(browser, stack)
  await browser.close()
  await stack.close()
  const { count, bytes } = album.writeTo(folder)
  console.log(`${count} pictures, ${Math.ceil(bytes / 1024)} KiB, in ${path.relative(root, folder)}`)
  await releaseTemplates()
  process.exit(0)
} catch (error) {
  await releaseTemplates()
  fail(error)
}

/** The published shop comes first: what editors and shoppers do after it changes what is shown. */
async function takePictures(browser: Browser, stack: TestStack): Promise<Album> {
  const album = new Album()
  const steps = [
    { title: 'Picturing the pages', work: picturePages },
    { title: 'Picturing what can be done on them', work: pictureStates },
    { title: 'Picturing the Studio', work: pictureStudio },
    { title: 'Picturing a draft', work: pictureDraft },
    { title: 'Picturing the mail', work: pictureMail },
    { title: 'Picturing an outage', work: pictureOutage },
  ]
  for (const { title, work } of steps) await progress.step(title, () => work(browser, stack, album))
  return album
}
