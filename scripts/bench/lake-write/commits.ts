import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LakeDataset } from '#emulators/content-lake/http/lake.ts'
import { printFigure, quantile } from '../support/figures.ts'
import { bench, put, type Subject, text } from './subject.ts'

const FOR_MS = 400
const TURNS = 7

/** In turns, so that what else the machine does falls on all of them alike. */
export async function measureCommits(subject: Subject): Promise<void> {
  const { dataset, folder } = subject
  const raw = openRaw(join(folder, 'raw.sqlite'))
  const ways: Record<string, () => number | Promise<number>> = {
    'commits-1': () => commitsASecond(dataset, 1),
    'commits-16': () => commitsASecond(dataset, 16),
    'commits-http-1': () => httpCommitsASecond(subject, 1),
    'commits-http-16': () => httpCommitsASecond(subject, 16),
  }
  const baseline: number[] = []
  const samples = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [name, measure] of Object.entries(ways)) {
      baseline.push(raw())
      samples.get(name)?.push(await measure())
    }
  }
  const name = 'one synced insert into SQLite at a time'
  for (const [way, rates] of samples) {
    const value = quantile(rates, 0.5)
    const figure = { bench, name: way, value, unit: 'commits/s' }
    printFigure({ ...figure, baseline: { name, value: quantile(baseline, 0.5) } })
  }
}

/** What the disk allows when every commit is one insert of the same size and is synced alone. */
function openRaw(path: string): () => number {
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full;')
  database.exec('create table t (id integer primary key, body text)')
  const insert = database.prepare('insert into t (body) values (?)')
  return () => {
    const end = performance.now() + FOR_MS
    let count = 0
    for (; performance.now() < end; count++) insert.run(text)
    return (count * 1000) / FOR_MS
  }
}

async function httpCommitsASecond(subject: Subject, clients: number): Promise<number> {
  const { count } = await subject.commit({ kind: 'commit', clients, forMs: FOR_MS, text })
  return (count * 1000) / FOR_MS
}

async function commitsASecond(dataset: LakeDataset, count: number): Promise<number> {
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
