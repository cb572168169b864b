import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createClient, type SanityClient } from '@sanity/client'
import { createContentLake } from '#emulators/content-lake/create.ts'
import { printFigure, quantile } from './support/figures.ts'
import { benchDocuments } from './support/lake-documents.ts'

/**
 * What others notice of a query that would take minutes: 1,000 slug queries and commits, one after the other, against
 * a server in a process of its own, while such queries are asked by four others without a pause and while none is.
 */
const bench = 'lake-isolation'
const token = 'bench-token'
const SIZE = Number(process.argv[2] ?? 10_000)
const REQUESTS = 1000
const BATCH = 500
const ASKERS = 4
/** A new text each time, so that nothing is known of it beforehand. */
const endless = (n: number) =>
  `count(*[_type == "product" && count(*[_type == "product" && price > ^.price + ${n}]) > count(*[price < ^.price])])`

const dataDir = mkdtempSync(path.join(tmpdir(), 'lake-isolation-'))
try {
  await fill()
  const server = await start()
  try {
    await measure(server.client)
  } finally {
    await server.stop()
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  const lake = await createContentLake({ port: 0, dataDir, projectId: 'bench', log: () => {} })
  const store = lake.datasets.get('production')?.store
  let mutations: unknown[] = []
  for (const create of benchDocuments(SIZE)) {
    if (mutations.push({ create }) < BATCH) continue
    await store?.commit({ mutations, author: 'bench' })
    mutations = []
  }
  if (mutations.length > 0) await store?.commit({ mutations, author: 'bench' })
  await lake.close()
}

async function start() {
  const args = ['emulators/content-lake/cli.ts', '--port', '0', '--project', 'bench', '--data', dataDir]
  const tokens = JSON.stringify([{ token, name: 'Bench', role: 'editor' }])
  const child = spawn(process.execPath, args, {
    env: { ...process.env, CONTENT_LAKE_TOKENS: tokens },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const { url: apiHost } = JSON.parse(line) as { url: string }
  const client = createClient({
    projectId: 'bench',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost,
    token,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
  })
  return {
    client,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function measure(client: SanityClient): Promise<void> {
  await timesOf(client)
  const alone = await timesOf(client)
  const end = askSlowly(client)
  const beside = await timesOf(client)
  const asked = await end()
  for (const kind of ['slug', 'commit'] as const) {
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
      ['max', 1],
    ] as const) {
      printFigure({
        bench,
        name: `${kind}-${SIZE}-beside-slow-queries-${name}`,
        value: quantile(beside[kind], share),
        unit: 'ms',
        baseline: { name: 'with no slow query', value: quantile(alone[kind], share) },
      })
    }
  }
  printFigure({ bench, name: `slow-queries-${SIZE}-refused`, value: asked, unit: 'queries' })
}

/** Asks endless queries without a pause; the answer ends that and tells how many were refused. */
function askSlowly(client: SanityClient): () => Promise<number> {
  let isEnding = false
  let asked = 0
  let refused = 0
  const asker = async () => {
    while (!isEnding) await client.fetch(endless(asked++)).catch(() => refused++)
  }
  const asking = Promise.all(Array.from({ length: ASKERS }, asker))
  return async () => {
    isEnding = true
    await asking
    return refused
  }
}

async function timesOf(client: SanityClient) {
  const times = { slug: [] as number[], commit: [] as number[] }
  const timed = async (kind: 'slug' | 'commit', act: () => Promise<unknown>) => {
    const began = performance.now()
    await act()
    times[kind].push(performance.now() - began)
  }
  for (let n = 0; n < REQUESTS / 2; n += 1) {
    const slug = `product-${(n * 37) % (SIZE / 2)}`
    await timed('slug', () => client.fetch('*[_type == "product" && slug.current == $slug][0]', { slug }))
    const patch = client.patch(`product-${n % 100}`).set({ seen: n })
    await timed('commit', () => patch.commit({ returnDocuments: false }))
  }
  return times
}
