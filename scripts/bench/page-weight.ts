import { gzipSync } from 'node:zlib'
import type { Browser, Request } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { startBaselineSite } from './support/baseline-site.ts'
import { printFigure } from './support/figures.ts'
import { pagesOf } from './support/pages.ts'

/**
 * What a phone loads when it opens a page for the first time, in kB of 1,000 bytes: its JavaScript by gzip, whatever it was sent by, so that it can be
 * compared; and everything together as it comes over the wire, without headers. Beside each stands the empty page of the App Router.
 */
const bench = 'page-weight'
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true }

interface Weight {
  /** bytes */
  js: number
  total: number
}

const template = await acquireTemplate()
const stack = await startStack(template)
const closing: (() => Promise<void>)[] = [() => template.release(), () => stack.close()]
try {
  const baseline = await startBaselineSite(stack.env)
  closing.push(() => baseline.close())
  const browser = await launchBrowser()
  closing.push(() => browser.close())
  await measure(stack, baseline.url, browser)
} finally {
  for (const close of closing.reverse()) await close()
}

async function measure({ site, environment }: TestStack, baseline: string, browser: Browser): Promise<void> {
  const pages = await pagesOf(site, environment)
  const empty = await weigh(browser, `${baseline}/empty`)
  for (const [page, url] of Object.entries(pages)) {
    const weight = await weigh(browser, url)
    for (const kind of ['js', 'total'] as const) {
      const beside = { name: 'the empty page of the App Router', value: empty[kind] / 1_000 }
      printFigure({
        bench,
        name: `${page}-${kind}`,
        value: weight[kind] / 1_000,
        unit: 'kB',
        baseline: beside,
      })
    }
  }
}

/** @throws Error when a request of the page fails. */
async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext(phone)
  try {
    const page = await context.newPage()
    const loaded: Request[] = []
    const failed: string[] = []
    page.on('requestfinished', (request) => loaded.push(request))
    page.on('requestfailed', (request) => failed.push(request.url()))
    page.on('response', (response) => response.status() >= 400 && failed.push(response.url()))
    await page.goto(url, { waitUntil: 'networkidle' })
    if (failed.length > 0) throw new Error(`${url} asked in vain for ${failed.join(', ')}.`)
    const scripts = loaded.filter((request) => request.resourceType() === 'script')
    return {
      js: sum(await Promise.all(scripts.map(gzipped))),
      total: sum(await Promise.all(loaded.map(sent))),
    }
  } finally {
    await context.close()
  }
}

async function gzipped(request: Request): Promise<number> {
  const response = await request.response()
  return response ? gzipSync(await response.body()).length : 0
}

async function sent(request: Request): Promise<number> {
  return (await request.sizes()).responseBodySize
}

function sum(sizes: number[]): number {
  return sizes.reduce((bytes, size) => bytes + size, 0)
}
