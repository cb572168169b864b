import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createSendgrid, type Sendgrid } from '#emulators/sendgrid/create.ts'
import { launchBrowser } from '#tests/support/browser.ts'

let browser: Browser
let server: Sendgrid
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  server = await createSendgrid({ port: 0 })
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await server.close()
})

async function send(subject: string): Promise<void> {
  const mail = {
    personalizations: [{ to: [{ email: 'ada@shopper.example' }] }],
    from: { email: 'shop@restock.example' },
    subject,
    content: [{ type: 'text/plain', value: 'It is back.' }],
  }
  const answer = await fetch(`${server.url}/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: 'Bearer SG.any', 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  })
  expect(answer.status).toBe(202)
}

const row = (subject: string) => page.getByRole('listitem').filter({ hasText: subject })

it('shows a mail that came after the page was drawn and before it listened', async () => {
  await page.route('**/events', async (route) => {
    await send('In between')
    await route.continue()
  })
  await page.goto(server.url, { waitUntil: 'commit' })
  await row('In between').waitFor()
})

it('shows a mail that comes while another is read, and leaves that open', async () => {
  await send('The first')
  await page.goto(server.url)
  await row('The first').click()
  await page.getByRole('heading', { name: 'The first', level: 2 }).waitFor()
  const opened = page.url()
  await send('The second')
  await row('The second').waitFor()
  expect(page.url()).toBe(opened)
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('The first')
})

it('leaves the list alone while nothing in it has changed', async () => {
  await send('The only one')
  await page.addInitScript(() => {
    const keep = () => Object.assign(window, { drawnFirst: document.querySelector('.list') })
    document.addEventListener('DOMContentLoaded', keep)
  })
  const lookedAgain = page.waitForResponse((answer) => answer.request().resourceType() === 'fetch')
  await page.goto(server.url)
  await (await lookedAgain).finished()
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
  expect(
    await page.evaluate(() => (window as unknown as { drawnFirst: Element }).drawnFirst.isConnected),
  ).toBe(true)
})
