import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type ContentLake, createContentLake } from '#emulators/content-lake/create.ts'
import { printFigure, quantile } from './support/figures.ts'
import { benchDocuments } from './support/lake-documents.ts'
import { type BenchQuery, benchQueries } from './support/lake-queries.ts'
import { overlaid, PlainGroq } from './support/plain-groq.ts'

/**
 * Queries are measured on the engine of a running server, in its process and over its real dataset: what HTTP adds is
 * the same for every query, and told for one of them by `slug-…-http`. Plain groq-js is given its parsed query, the
 * documents in the right order, and the perspective ready-made.
 */
const bench = 'lake-query'
const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number)
const RUNS = 300
const HTTP_SIZE = 10_000
const DATASET = 'production'
const BATCH = 500

const plainRuns = (size: number) => (size > 50_000 ? 3 : size > 5000 ? 10 : 30)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

for (const size of sizes) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'lake-query-'))
  try {
    await fill(dataDir, size)
    const lake = await opened(dataDir, size)
    try {
      await measure(lake, size)
    } finally {
      await lake.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function open(dataDir: string): Promise<ContentLake> {
  return createContentLake({ port: 0, dataDir, projectId: 'bench', datasets: [DATASET], log: () => {} })
}

function datasetOf(lake: ContentLake) {
  const dataset = lake.datasets.get(DATASET)
  if (!dataset) throw new Error(`The lake has no dataset ${DATASET}.`)
  return dataset
}

async function fill(dataDir: string, size: number): Promise<void> {
  const lake = await open(dataDir)
  const { store } = datasetOf(lake)
  let mutations: unknown[] = []
  const flush = async () => {
    await store.commit({ mutations, author: 'bench' })
    mutations = []
  }
  for (const create of benchDocuments(size)) {
    if (mutations.push({ create }) === BATCH) await flush()
  }
  await flush()
  await lake.close()
}

function heapBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

/** Opens the server, and tells how long that took and what it holds, beside nothing but parsing the same documents. */
async function opened(dataDir: string, size: number): Promise<ContentLake> {
  const before = heapBytes()
  const began = performance.now()
  const lake = await open(dataDir)
  const ms = performance.now() - began
  const bytes = heapBytes() - before
  const { store } = datasetOf(lake)

  const texts = Array.from(store.all(), (document) => JSON.stringify(document))
  const beforeParsing = heapBytes()
  const parsingBegan = performance.now()
  const parsed = texts.map((text) => JSON.parse(text) as unknown)
  const parsingMs = performance.now() - parsingBegan
  const parsedBytes = heapBytes() - beforeParsing

  const baseline = 'JSON.parse of the documents'
  printFigure({
    bench,
    name: `open-${size}`,
    value: ms,
    unit: 'ms',
    baseline: { name: baseline, value: parsingMs },
  })
  printFigure({
    bench,
    name: `memory-${size}`,
    value: bytes / store.size,
    unit: 'bytes per document',
    baseline: { name: baseline, value: parsedBytes / parsed.length },
  })
  return lake
}

async function measure(lake: ContentLake, size: number): Promise<void> {
  const { store } = datasetOf(lake)
  const plain = {
    published: new PlainGroq(overlaid(store.all(), 'published')),
    drafts: new PlainGroq(overlaid(store.all(), 'drafts')),
  }
  for (const entry of benchQueries) {
    const first = await timed(() => ask(lake, entry, 0, size))
    const { evaluate, ...firstPlain } = await evaluateFirst(plain[entry.perspective], entry, size)
    // Once products are changed, the documents of plain groq-js are others.
    if (!entry.afterCommit) deepStrictEqual(first.result, firstPlain.result, entry.name)
    const times = await timesOf(
      RUNS,
      (run) => ask(lake, entry, run, size),
      (run) => touch(lake, entry, run),
    )
    const plainTimes = await timesOf(plainRuns(size), (run) => evaluate(entry.params(run, size)))
    const [p50, p95] = [quantile(plainTimes, 0.5), quantile(plainTimes, 0.95)]
    const figure = (name: string, value: number, baseline: number, of = 'plain groq-js') =>
      printFigure({
        bench,
        name: `${entry.name}-${size}-${name}`,
        value,
        unit: 'ms',
        baseline: { name: of, value: baseline },
      })
    figure('first', first.ms, firstPlain.ms, 'the first of plain groq-js')
    figure('p50', quantile(times, 0.5), p50)
    figure('p95', quantile(times, 0.95), p95)
    if (entry.name === 'slug' && size === HTTP_SIZE) {
      const overHttp = await timesOf(RUNS, (run) => askOverHttp(lake, entry, run, size))
      figure('http-p50', quantile(overHttp, 0.5), p50)
      figure('http-p95', quantile(overHttp, 0.95), p95)
    }
  }
}

async function ask(lake: ContentLake, entry: BenchQuery, run: number, size: number): Promise<unknown> {
  const { query, perspective } = entry
  const { engine } = datasetOf(lake)
  return (await engine.query({ query, params: entry.params(run, size), perspective })).result
}

/** The first run of plain groq-js, from the text of the query on. */
async function evaluateFirst(plain: PlainGroq, { query, params }: BenchQuery, size: number) {
  const began = performance.now()
  const evaluate = plain.prepare(query)
  const result = await evaluate(params(0, size))
  return { evaluate, result, ms: performance.now() - began }
}

async function timed<T>(act: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const began = performance.now()
  const result = await act()
  return { result, ms: performance.now() - began }
}

async function touch(lake: ContentLake, { afterCommit }: BenchQuery, run: number): Promise<void> {
  if (!afterCommit) return
  const set = { title: `changed ${(run * 7919) % 100_003}`, price: run }
  const patch = { id: `product-${run}`, set }
  await datasetOf(lake).store.commit({ mutations: [{ patch }], author: 'bench' })
}

async function askOverHttp(lake: ContentLake, entry: BenchQuery, run: number, size: number): Promise<void> {
  const url = new URL(`${lake.url}/v2025-02-19/data/query/${DATASET}`)
  url.searchParams.set('query', entry.query)
  url.searchParams.set('perspective', entry.perspective)
  for (const [name, value] of Object.entries(entry.params(run, size))) {
    url.searchParams.set(`$${name}`, JSON.stringify(value))
  }
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The lake answered ${response.status}: ${await response.text()}`)
  await response.json()
}

/** How long each run took, in ms; `prepare` comes before it and is not counted. */
async function timesOf(
  runs: number,
  act: (run: number) => Promise<unknown>,
  prepare?: (run: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await prepare?.(run)
    // Requests arrive one by one, and what is done in the background is done between them.
    await setImmediate()
    const began = performance.now()
    await act(run)
    times.push(performance.now() - began)
  }
  return times
}
