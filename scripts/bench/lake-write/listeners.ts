import { setTimeout as sleep } from 'node:timers/promises'
import type { LakeDataset } from '#emulators/content-lake/http/lake.ts'
import { matchingChanges } from '#emulators/content-lake/listen/events.ts'
import { printFigure, quantile } from '../support/figures.ts'
import { bench, put, type Subject } from './subject.ts'

const LISTENERS = 1000
const COMMITS = 150

/** The median time of a commit, in ms, with room between two for the streams to drain. */
async function commitTime(dataset: LakeDataset): Promise<number> {
  const samples: number[] = []
  for (let n = 0; n < COMMITS; n++) {
    const started = performance.now()
    await put(dataset, 'watched', n)
    samples.push(performance.now() - started)
    await sleep(5)
  }
  return quantile(samples, 0.5)
}

export async function measureListeners(subject: Subject): Promise<void> {
  const { dataset } = subject
  await commitTime(dataset)
  const audiences = {
    unconcerned: (n: number) => `*[_id in ["other-${n}", "drafts.other-${n}"]]`,
    concerned: () => '*[_type == "product"]',
    'concerned-each-by-its-own-filter': (n: number) => `*[_type == "product" && n != ${-1 - n}]`,
  }
  for (const [name, queryOf] of Object.entries(audiences)) {
    const none = await commitTime(dataset)
    const queries = Array.from({ length: LISTENERS }, (_, n) => queryOf(n))
    await subject.listen({ kind: 'listen', queries })
    const figure = { bench, value: await commitTime(dataset), unit: 'ms' }
    printFigure({
      ...figure,
      name: `commit-${LISTENERS}-${name}`,
      baseline: { name: 'the same commit with no listener', value: none },
    })
    if (name === 'unconcerned') {
      const naive = none + naiveTime(dataset, queries)
      printFigure({
        ...figure,
        name: `commit-${LISTENERS}-${name}-beside-naive`,
        baseline: { name: 'the same with each filter asked', value: naive },
      })
    }
    await subject.leave()
  }
}

/** What it takes, in ms, to ask each filter about a commit. */
function naiveTime({ store, engine }: LakeDataset, queries: string[]): number {
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
