import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type ContentLake, createContentLake } from '#emulators/content-lake/create.ts'
import { matchingChanges } from '#emulators/content-lake/listen/events.ts'
import type { Dataset } from '#emulators/content-lake/store/dataset.ts'
import { printFigure, quantile } from './support/figures.ts'
import type { Done, Order } from './support/lake-clients.ts'

const bench = 'lake-write'
const token = 'bench-token'
const FOR_MS = 2500
const LISTENERS = 1000
const COMMITS = 150
const DOCUMENTS = 10_000
/** About the size of a product with its description. */
const text = 'The quick brown fox jumps over the lazy dog. '.repeat(40)

const folder = await mkdtemp(join(tmpdir(), 'bench-lake-write-'))
const clients = fork(join(import.meta.dirname, 'support/lake-clients.ts'))
const lake = await createContentLake({
  port: 0,
  dataDir: join(folder, 'lake'),
  projectId: 'bench',
  tokens: [{ token, name: 'Bench', role: 'administrator' }],
})
const { store, engine } = lakeDataset(lake)
try {
  const raw = rawCommitsASecond(join(folder, 'raw.sqlite'))
  const baseline = { name: 'one synced insert into SQLite at a time', value: raw }
  for (const count of [1, 16]) {
    const value = await commitsASecond(store, count)
    printFigure({ bench, name: `commits-${count}`, value, unit: 'commits/s', baseline })
  }
  for (const count of [1, 16]) {
    const order: Order = { kind: 'commit', url: lake.url, token, clients: count, forMs: FOR_MS, text }
    const value = ((await tell(order)).count * 1000) / FOR_MS
    printFigure({ bench, name: `commits-http-${count}`, value, unit: 'commits/s', baseline })
  }
  await measureListeners()
  await measureMemory()
} finally {
  clients.kill()
  await lake.close()
  await rm(folder, { recursive: true, force: true })
}

function lakeDataset({ datasets }: ContentLake) {
  const dataset = datasets.get('production')
  if (!dataset) throw new Error('The lake has no dataset "production".')
  return dataset
}

async function tell(order: Order): Promise<Done> {
  clients.send(order)
  const [done] = await once(clients, 'message')
  return done as Done
}

/** What the disk allows when every commit is one insert of the same size and is synced alone. */
function rawCommitsASecond(path: string): number {
  const database = new DatabaseSync(path)
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table t (id integer primary key, body text)',
  )
  const insert = database.prepare('insert into t (body) values (?)')
  const end = performance.now() + FOR_MS
  let count = 0
  for (; performance.now() < end; count++) insert.run(text)
  database.close()
  return (count * 1000) / FOR_MS
}

function put(dataset: Dataset, _id: string, n: number) {
  return dataset.commit({
    author: 'bench',
    mutations: [{ createOrReplace: { _id, _type: 'product', n, text } }],
  })
}

async function commitsASecond(dataset: Dataset, count: number): Promise<number> {
  const end = performance.now() + FOR_MS
  let commits = 0
  const client = async (name: number) => {
    for (let n = 0; performance.now() < end; n++) {
      await put(dataset, `client-${name}`, n)
      commits++
    }
  }
  await Promise.all(Array.from({ length: count }, (_, name) => client(name)))
  return (commits * 1000) / FOR_MS
}

/** The median time of a commit, in ms, with room between two for the streams to drain. */
async function commitTime(): Promise<number> {
  const samples: number[] = []
  for (let n = 0; n < COMMITS; n++) {
    const started = performance.now()
    await put(store, 'watched', n)
    samples.push(performance.now() - started)
    await sleep(5)
  }
  return quantile(samples, 0.5)
}

async function measureListeners(): Promise<void> {
  await commitTime()
  const none = await commitTime()
  const audiences = {
    unconcerned: (n: number) => `*[_id in ["other-${n}", "drafts.other-${n}"]]`,
    concerned: () => '*[_type == "product"]',
    'concerned-each-by-its-own-filter': (n: number) => `*[_type == "product" && n != ${-1 - n}]`,
  }
  for (const [name, queryOf] of Object.entries(audiences)) {
    const queries = Array.from({ length: LISTENERS }, (_, n) => queryOf(n))
    await tell({ kind: 'listen', url: lake.url, token, queries })
    const figure = { bench, value: await commitTime(), unit: 'ms' }
    printFigure({
      ...figure,
      name: `commit-${LISTENERS}-${name}`,
      baseline: { name: 'the same commit with no listener', value: none },
    })
    if (name === 'unconcerned') {
      const naive = none + naiveTime(queries)
      printFigure({
        ...figure,
        name: `commit-${LISTENERS}-${name}-beside-naive`,
        baseline: { name: 'the same with each filter asked', value: naive },
      })
    }
    await tell({ kind: 'leave' })
    while (lakeDataset(lake).listeners.size > 0) await sleep(20)
  }
}

/** What it takes, in ms, to ask each filter about a commit. */
function naiveTime(queries: string[]): number {
  const filters = queries.map((query) => engine.createFilter(query))
  const [transaction] = store.transactionsSince(store.sequence - 1)
  if (!transaction) throw new Error('There is no transaction to ask filters about.')
  const samples = Array.from({ length: 20 }, () => {
    const started = performance.now()
    for (const matches of filters) matchingChanges(transaction.changes, matches)
    return performance.now() - started
  })
  return quantile(samples, 0.5)
}

async function measureMemory(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    collect()
    return process.memoryUsage().heapUsed
  }
  await put(store, 'memory-0', 0)
  const before = used()
  let bytes = 0
  for (let n = 1; n <= DOCUMENTS; n += 100) {
    const documents = Array.from({ length: 100 }, (_, index) => productOf(n + index))
    bytes += Buffer.byteLength(JSON.stringify(documents))
    await store.commit({ author: 'bench', mutations: documents.map((create) => ({ create })) })
  }
  printFigure({
    bench,
    name: `memory-a-document-${DOCUMENTS}`,
    value: (used() - before) / DOCUMENTS,
    unit: 'bytes',
    baseline: { name: 'its JSON', value: bytes / DOCUMENTS },
  })
}

/** No two share a string, as documents that came over the wire do not. */
function productOf(n: number) {
  const block = (key: number) => ({
    _key: `${n}-${key}`,
    _type: 'block',
    children: [{ _key: `${n}-${key}-0`, _type: 'span', text: `${n} ${key} ${text.slice(0, 180)}` }],
  })
  const product = {
    _id: `memory-${n}`,
    _type: 'product',
    title: `Product ${n}`,
    slug: { _type: 'slug', current: `product-${n}` },
    prices: [{ _key: 'eur', currency: 'EUR', amount: n }],
    description: Array.from({ length: 8 }, (_, key) => block(key)),
  }
  return JSON.parse(JSON.stringify(product)) as typeof product
}
