import { createClient, type SanityClient } from '@sanity/client'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { startStack, type TestStack } from '#tests/support/stack.ts'
import { acquireTemplate } from '#tests/support/template.ts'
import { type BaselineSite, startBaselineSite } from './support/baseline-site.ts'
import { printFigure, quantile } from './support/figures.ts'
import { timeToLive } from './support/time-to-live.ts'

/** The documented route waits three seconds by design, so it is measured less often. */
const runs = { restock: 200, bare: 200, documented: 20 }
const slug = 'bench-bowl'
const documentId = `product-${slug}`

const template = await acquireTemplate()
const stack = await startStack(template)
const baseline = await startBaselineSite(stack.env)
try {
  await measure(stack, baseline)
} finally {
  await baseline.close()
  await stack.close()
  await template.release()
}

async function measure({ site, environment, dataDir }: TestStack, { url }: BaselineSite): Promise<void> {
  const { projectId, dataset, apiHost, apiVersion, webhookSecrets } = environment.sanity
  const token = ensureSecrets(dataDir).sanityAdminToken
  const client = createClient({
    projectId,
    dataset,
    apiHost,
    apiVersion,
    token,
    useProjectHostname: false,
    useCdn: false,
  })
  await createProduct(client)

  const restock = await publishes(client, `${site}/products/${slug}`, runs.restock)
  const shopHooks = await hooksOf(client)
  for (const { id } of shopHooks) await setDisabled(client, id, true)
  const through = async (route: 'bare' | 'documented') => {
    const hook = await addHook(client, `${url}/api/${route}`, webhookSecrets[0] ?? '')
    const samples = await publishes(client, `${url}/${route}/${slug}`, runs[route])
    await client.request({ method: 'DELETE', url: hooksUrl(client, hook), useGlobalApi: true })
    return samples
  }
  const bare = await through('bare')
  const documented = await through('documented')

  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const value = quantile(restock, share)
    const figure = { bench: 'publish-to-live', value, unit: 'ms' }
    printFigure({
      ...figure,
      name,
      baseline: { name: `next-sanity documented ${name}`, value: quantile(documented, share) },
    })
    printFigure({
      ...figure,
      name: `${name}-beside-bare`,
      baseline: { name: `bare revalidatePath ${name}`, value: quantile(bare, share) },
    })
  }
}

/** A product of the bench's own, so that nothing else is shown to change. */
async function createProduct(client: SanityClient): Promise<void> {
  const category = await client.fetch<string>('*[_type == "category"][0]._id')
  await client.createOrReplace({
    _id: documentId,
    _type: 'product',
    title: 'Bench bowl',
    slug: { _type: 'slug', current: slug },
    category: { _type: 'reference', _ref: category },
  })
}

function publishes(client: SanityClient, page: string, count: number): Promise<number[]> {
  return timeToLive({ client, documentId, page, runs: count, patience: 20_000 })
}

function hooksUrl(client: SanityClient, id = ''): string {
  return `/hooks/projects/${client.config().projectId}${id && `/${id}`}`
}

function hooksOf(client: SanityClient): Promise<{ id: string }[]> {
  return client.request({ url: hooksUrl(client), useGlobalApi: true })
}

async function setDisabled(client: SanityClient, id: string, isDisabledByUser: boolean): Promise<void> {
  await client.request({
    method: 'PATCH',
    url: hooksUrl(client, id),
    body: { isDisabledByUser },
    useGlobalApi: true,
  })
}

async function addHook(client: SanityClient, url: string, secret: string): Promise<string> {
  const body = {
    type: 'document',
    name: `bench ${url}`,
    url,
    dataset: client.config().dataset,
    apiVersion: 'v2021-03-25',
    httpMethod: 'POST',
    includeDrafts: false,
    headers: {},
    secret,
    rule: { on: ['create', 'update'], filter: '_type == "product"', projection: '{"slug": slug.current}' },
  }
  const hook = await client.request<{ id: string }>({
    method: 'POST',
    url: hooksUrl(client),
    body,
    useGlobalApi: true,
  })
  return hook.id
}
