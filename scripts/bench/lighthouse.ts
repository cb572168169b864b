import { parseArgs } from 'node:util'
import lighthouse from 'lighthouse'
import { startStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { startBareBrowser } from './support/bare-browser.ts'
import { startBaselineSite } from './support/baseline-site.ts'
import { printFigure, quantile } from './support/figures.ts'
import { pagesOf } from './support/pages.ts'
import { withoutReferrerPolicy } from './support/without-referrer-policy.ts'

/**
 * What Lighthouse gives the shop on a phone with simulated throttling: the median of five runs, from 0 to 100. `--runs N` measures less often, and `--faults`
 * says what kept a page from 100. Pages are visited in turns, so that what else the machine does meanwhile falls on all of them.
 */
const bench = 'lighthouse'
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const options = { runs: { type: 'string', default: '5' }, faults: { type: 'boolean' } } as const
const { values } = parseArgs({ options })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`--runs takes a whole number from 1 on, not "${values.runs}".`)

type Scores = Record<(typeof categories)[number], number>

const template = await acquireTemplate()
const stack = await startStack(template)
const closing: (() => Promise<void>)[] = [() => template.release(), () => stack.close()]
try {
  const baseline = await startBaselineSite(stack.env)
  closing.push(() => baseline.close())
  const site = await withoutReferrerPolicy(stack.site)
  closing.push(() => site.close())
  const pages = { empty: `${baseline.url}/empty`, ...(await pagesOf(site.url, stack.environment)) }
  print(await measure(pages))
} finally {
  for (const close of closing.reverse()) await close()
}

async function measure(pages: Record<string, string>): Promise<Map<string, Scores[]>> {
  const scores = new Map(Object.keys(pages).map((page) => [page, [] as Scores[]]))
  const named = new Set<string>()
  for (let run = 0; run < runs; run++) {
    for (const [page, url] of Object.entries(pages)) {
      const { result, faults } = await judge(url)
      scores.get(page)?.push(result)
      for (const fault of values.faults && page !== 'empty' ? faults : []) {
        const words = `${page}: ${fault}`
        if (!named.has(words)) console.error(words)
        named.add(words)
      }
    }
  }
  return scores
}

/**
 * Judges a page in a browser of its own, in which nothing is kept of another.
 *
 * @throws Error when Lighthouse cannot load the page.
 */
async function judge(url: string): Promise<{ result: Scores; faults: string[] }> {
  const browser = await startBareBrowser()
  const report = await lighthouse(url, {
    port: browser.port,
    maxWaitForLoad: 20_000,
    onlyCategories: [...categories],
    logLevel: 'error',
  }).finally(() => browser.close())
  const { lhr } = report ?? {}
  if (!lhr || lhr.runtimeError)
    throw new Error(`Lighthouse could not judge ${url}: ${lhr?.runtimeError?.message}`)
  const scoreOf = (category: string) => (lhr.categories[category]?.score ?? 0) * 100
  const result = Object.fromEntries(categories.map((category) => [category, scoreOf(category)])) as Scores
  const faults = categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .map(({ id, weight }) => ({ audit: lhr.audits[id], weight }))
      .filter(({ audit, weight }) => weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1)
      .map(({ audit }) => `${category}: ${audit?.title} ${audit?.displayValue ?? ''}`.trim()),
  )
  return { result, faults }
}

function print(scores: Map<string, Scores[]>): void {
  const median = (page: string, category: (typeof categories)[number]) =>
    quantile(
      (scores.get(page) ?? []).map((score) => score[category]),
      0.5,
    )
  for (const page of scores.keys()) {
    if (page === 'empty') continue
    for (const category of categories) {
      const value = median(page, category)
      const beside = { name: 'the empty page of the App Router', value: median('empty', category) }
      const ofPerformance = category === 'performance' && { baseline: beside }
      printFigure({ bench, name: `${page}-${category}`, value, unit: 'points of 100', ...ofPerformance })
    }
  }
}
