import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { startBaselineSite } from './support/baseline-site.ts'
import { printFigure } from './support/figures.ts'
import { pagesOf } from './support/pages.ts'

/**
 * What a phone loads when it opens a page for the first time: its JavaScript, and everything together, as it comes over the wire (kB of 1,000 bytes,
 * compressed, without headers). Beside each stands the empty page of the App Router.
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
    const sizes: Promise<[kind: string, bytes: number]>[] = []
    const failed: string[] = []
    page.on('requestfinished', (request) =>
      sizes.push(request.sizes().then(({ responseBodySize }) => [request.resourceType(), responseBodySize])),
    )
    page.on('requestfailed', (request) => failed.push(request.url()))
    page.on('response', (response) => response.status() >= 400 && failed.push(response.url()))
    await page.goto(url, { waitUntil: 'networkidle' })
    if (failed.length > 0) throw new Error(`${url} asked in vain for ${failed.join(', ')}.`)
    const all = await Promise.all(sizes)
    const sum = (of: typeof all) => of.reduce((bytes, [, size]) => bytes + size, 0)
    return { js: sum(all.filter(([kind]) => kind === 'script')), total: sum(all) }
  } finally {
    await context.close()
  }
}
