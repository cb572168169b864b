/**
 * Commits to a dataset from several clients at once until it is killed, and prints the id of each transaction when it is
 * acknowledged. Every transaction makes two documents and counts itself in a third, so that a half one shows.
 * Usage: node store-writer.ts FILE ROUND
 */
import { writeSync } from 'node:fs'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'

const [, , file = '', round = ''] = process.argv
const dataset = Dataset.open(openDatabase(file), 'production')
await dataset.commit({
  mutations: [{ createIfNotExists: { _id: 'counter', _type: 'counter', n: 0 } }],
  author: 'w',
})

async function client(name: number): Promise<never> {
  for (let n = 0; ; n++) {
    const transactionId = `r${round}-c${name}-${n}`
    await dataset.commit({
      author: 'writer',
      transactionId,
      mutations: [
        { create: { _id: `${transactionId}-b`, _type: 'b', to: { _ref: `${transactionId}-a` } } },
        { create: { _id: `${transactionId}-a`, _type: 'a', text: 'x'.repeat(n % 3000) } },
        { patch: { id: 'counter', inc: { n: 1 } } },
      ],
    })
    writeSync(1, `${transactionId}\n`)
  }
}

await Promise.all([1, 2, 3, 4].map(client))
