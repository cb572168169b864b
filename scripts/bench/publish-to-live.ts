import { createClient, type SanityClient } from '@sanity/client'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { startBaselineSite } from './support/baseline-site.ts'
import { printFigure, quantile } from './support/figures.ts'
import { addSlugHook, enableOnly, hookIds } from './support/hooks.ts'
import { startSameApp } from './support/same-app.ts'
import { timeToLive } from './support/time-to-live.ts'

/** The ways are measured in turns, so that what else the machine does meanwhile falls on all of them. */
const rounds = 10
const slug = 'bench-bowl'
const documentId = `product-${slug}`

const template = await acquireTemplate()
const stack = await startStack(template)
const closing: (() => Promise<void>)[] = [() => template.release(), () => stack.close()]
try {
  const sameApp = await startSameApp(stack.env)
  closing.push(() => sameApp.close())
  const small = await startBaselineSite(stack.env)
  closing.push(() => small.close())
  await measure(stack, sameApp.url, small.url)
} finally {
  for (const close of closing.reverse()) await close()
}

interface Way {
  hooks: string[]
  page: string
  /** Publishes in a round. The documented route waits three seconds by design, so it is measured less often. */
  runs: number
  samples: number[]
}

async function measure(
  { site, environment, dataDir }: TestStack,
  sameApp: string,
  small: string,
): Promise<void> {
  const { projectId, dataset, apiHost, apiVersion, webhookSecrets } = environment.sanity
  const token = ensureSecrets(dataDir).sanityAdminToken
  const address = { projectId, dataset, apiHost, apiVersion, useProjectHostname: false }
  const client = createClient({ ...address, token, useCdn: false })
  await createProduct(client)

  const way = async (page: string, runs: number, hook?: string): Promise<Way> => ({
    hooks: hook ? [await addSlugHook(client, hook, webhookSecrets[0] ?? '')] : await hookIds(client),
    page,
    runs,
    samples: [],
  })
  const product = `/products/${slug}`
  const restock = await way(`${site}${product}`, 8)
  const bare = await way(`${sameApp}${product}`, 8, `${sameApp}/api/webhooks/sanity`)
  const smallest = await way(`${small}/bare/${slug}`, 8, `${small}/api/bare`)
  const documented = await way(`${small}/documented/${slug}`, 2, `${small}/api/documented`)
  const ways = [restock, bare, smallest, documented]

  for (let round = 0; round < rounds; round++) {
    for (const { hooks, page, runs, samples } of ways) {
      await enableOnly(client, hooks)
      samples.push(...(await timeToLive({ client, documentId, page, runs, patience: 20_000 })))
    }
  }

  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const beside = (suffix: string, what: string, { samples }: Way) =>
      printFigure({
        bench: 'publish-to-live',
        name: `${name}${suffix}`,
        value: quantile(restock.samples, share),
        unit: 'ms',
        baseline: { name: `${what} ${name}`, value: quantile(samples, share) },
      })
    beside('', 'next-sanity documented', documented)
    beside('-beside-bare', 'bare revalidatePath in the same app', bare)
    beside('-beside-smallest', 'bare revalidatePath of a page with one heading', smallest)
  }
}

/** A product of the bench's own, so that nothing else is shown to change. */
async function createProduct(client: SanityClient): Promise<void> {
  const { _id, _rev, _createdAt, _updatedAt, ...like } = await client.fetch<{ [field: string]: unknown }>(
    '*[_type == "product" && count(variants) > 1] | order(_id)[0]',
  )
  await client.createOrReplace({
    ...like,
    _id: documentId,
    _type: 'product',
    title: 'Bench bowl',
    slug: { _type: 'slug', current: slug },
  })
}
