import { createClient } from '@sanity/client'
import pg from 'pg'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { eventually } from '#tests/support/eventually.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { startBaselineSite } from './support/baseline-site.ts'
import { countRebuilds } from './support/count-rebuilds.ts'
import { printFigure, quantile } from './support/figures.ts'
import { enableOnly } from './support/hooks.ts'
import { type Receiver, sendAtOnce, sendOpenly, sendSerially } from './support/senders.ts'
import { editProducts, titleIn } from './support/told-changes.ts'

const bench = 'webhook-burst'
const products = 20
const amounts = { serial: 200, open: 1_000, burst: 1_000 }

const template = await acquireTemplate()
const stack = await startStack(template)
const closing: (() => Promise<void>)[] = [() => template.release(), () => stack.close()]
try {
  const baseline = await startBaselineSite(stack.env)
  closing.push(() => baseline.close())
  await measure(stack, baseline.url)
} finally {
  for (const close of closing.reverse()) await close()
}

/** The ms that each delivery took to be acknowledged: one at a time, at 100 a second, and from 50 senders at once. */
async function acknowledge(receiver: Receiver, told: readonly unknown[]) {
  const open = amounts.serial + amounts.open
  return {
    'serial-p99': await sendSerially(receiver, told.slice(0, amounts.serial)),
    'open-100-p99': await sendOpenly(receiver, told.slice(amounts.serial, open), 100),
    'burst-50-p99': await sendAtOnce(receiver, told.slice(open), 50),
  }
}

async function measure({ site, environment, dataDir }: TestStack, baseline: string): Promise<void> {
  const { projectId, dataset, apiHost, apiVersion, webhookSecrets } = environment.sanity
  const token = ensureSecrets(dataDir).sanityAdminToken
  const address = { projectId, dataset, apiHost, apiVersion, useProjectHostname: false }
  const client = createClient({ ...address, token, useCdn: false, perspective: 'published' })
  const secret = webhookSecrets[0] ?? ''
  // The bench is the sender.
  await enableOnly(client, [])
  const found = await client.fetch<{ _id: string; slug: string }[]>(
    `*[_type == "product"] | order(_id)[0...${products}]{_id, "slug": slug.current}`,
  )
  const rounds = (amounts.serial + amounts.open + amounts.burst) / found.length
  const told = await editProducts(
    client,
    found.map(({ _id }) => _id),
    rounds,
  )
  const bare = await acknowledge({ url: `${baseline}/api/bare`, secret }, told)

  const [first] = found
  const began = performance.now()
  const endCount = countRebuilds([`${site}/products/${first?.slug}`, `${site}/products`])
  const ours = await acknowledge({ url: `${site}/api/webhooks/sanity`, secret }, told)
  const applied = await allApplied(environment.database.url, told.length)
  const seconds = (performance.now() - began) / 1_000
  const rebuilds = await endCount()
  for (const { _id, slug } of found) {
    const page = await (await fetch(`${site}/products/${slug}`)).text()
    if (!page.includes(titleIn(_id, rounds)))
      throw new Error(`/products/${slug} does not show the last edit.`)
  }

  for (const name of ['serial-p99', 'open-100-p99', 'burst-50-p99'] as const) {
    const plain = { name: 'bare verified route, nothing stored', value: quantile(bare[name], 0.99) }
    printFigure({ bench, name, value: quantile(ours[name], 0.99), unit: 'ms', baseline: plain })
  }
  const allowed = { name: '2 + 4 a second', value: Math.floor(2 + 4 * seconds) }
  for (const [page, count] of rebuilds) {
    const name = page.endsWith('/products') ? 'rebuilds-of-the-list' : 'rebuilds-per-page'
    printFigure({ bench, name, value: count, unit: 'rebuilds', baseline: allowed })
  }
  printFigure({
    bench,
    name: 'applied',
    value: applied,
    unit: 'deliveries',
    baseline: { name: 'sent', value: told.length },
  })
  printFigure({ bench, name: 'all-applied-after', value: seconds, unit: 's' })
}

/** Waits until every delivery of the bench is followed up; how many are. */
async function allApplied(url: string, sent: number): Promise<number> {
  const connection = new pg.Client({ connectionString: url })
  await connection.connect()
  try {
    return await eventually(async () => {
      const query = "select count(*)::int as done from inbox where sender = 'sanity' and state = 'done'"
      const { rows } = await connection.query<{ done: number }>(query)
      const done = rows[0]?.done ?? 0
      if (done < sent) throw new Error(`${done} of ${sent} deliveries are applied.`)
      return done
    }, 120_000)
  } finally {
    await connection.end()
  }
}
