import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'
import type { Transaction } from '#emulators/content-lake/types.ts'
import { openFixture, refusal } from './fixture.ts'

function openFile() {
  const folder = mkdtempSync(join(tmpdir(), 'content-lake-'))
  const database = openDatabase(join(folder, 'lake.sqlite'))
  onTestFinished(() => {
    database.close()
    rmSync(folder, { recursive: true })
  })
  return database
}

describe('a batch', () => {
  test('keeps the order of sending, and one that fails does not harm the others', async () => {
    const { dataset, mutate } = openFixture()
    const seen: Transaction[] = []
    dataset.onTransaction((transaction) => seen.push(transaction))
    const settled = await Promise.allSettled([
      mutate([{ create: { _id: 'a', _type: 't', n: 0 } }]),
      mutate([{ patch: { id: 'a', inc: { n: 1 } } }]),
      mutate([{ create: { _id: 'a', _type: 't' } }]),
      mutate([{ patch: { id: 'a', inc: { n: 1 } } }]),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(dataset.get('a')?.n).toBe(2)
    expect(seen.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(seen.map(({ changes }) => changes[0]?.after?.n)).toEqual([0, 1, 2])
    expect(seen[2]?.changes[0]?.before?._rev).toBe(seen[1]?.id)
  })

  test('is one transaction of SQLite', async () => {
    const database = openDatabase(':memory:')
    const { mutate } = openFixture(database)
    let commits = 0
    const exec = database.exec.bind(database)
    database.exec = (sql) => {
      if (sql === 'commit') commits++
      exec(sql)
    }
    await Promise.all(Array.from({ length: 20 }, () => mutate([{ create: { _type: 't' } }])))
    expect(commits).toBe(1)
  })

  test('is seen when the commit is answered, and by listeners before that', async () => {
    const { dataset, mutate } = openFixture()
    const order: string[] = []
    const stop = dataset.onTransaction(() => order.push(dataset.get('a') ? 'listener sees it' : 'too early'))
    const commit = mutate([{ create: { _id: 'a', _type: 't' } }]).then(() => order.push('answered'))
    expect(dataset.get('a')).toBeUndefined()
    await commit
    stop()
    await mutate([{ create: { _type: 't' } }])
    expect(order).toEqual(['listener sees it', 'answered'])
  })
})

test('a listener that throws is reported and harms nobody', async () => {
  const reported: unknown[] = []
  const dataset = Dataset.open(openDatabase(':memory:'), 'test', { report: (error) => reported.push(error) })
  const seen: string[] = []
  dataset.onTransaction(() => {
    throw new Error('broken listener')
  })
  dataset.onTransaction(({ id }) => seen.push(id))
  await dataset.commit({ mutations: [{ create: { _type: 't' } }], author: 'a', transactionId: 'T1' })
  expect(seen).toEqual(['T1'])
  expect(reported).toMatchObject([{ message: 'broken listener' }])
})

test('time does not go back, though the clock does', async () => {
  const database = openFile()
  let time = Date.UTC(2026, 5, 1)
  const open = () => Dataset.open(database, 'test', { now: () => new Date(time) })
  const commitTo = async (dataset: Dataset) =>
    (await dataset.commit({ mutations: [{ create: { _type: 't' } }], author: 'a' })).timestamp
  const dataset = open()
  const first = await commitTo(dataset)
  time -= 60_000
  expect(await commitTo(dataset)).toBe(first)
  expect(await commitTo(open())).toBe(first)
  time += 60_001
  expect((await commitTo(open())) > first).toBe(true)
})

test('a full disk is a 503 for the whole batch, and memory stays as it was', async () => {
  const database = openFile()
  const { dataset, mutate } = openFixture(database)
  await mutate([{ create: { _id: 'a', _type: 't', title: 'Kept' } }])
  const pages = database.prepare('pragma page_count').get()?.page_count as number
  database.exec(`pragma max_page_count = ${pages + 2}`)
  const refused = await Promise.all([
    refusal(mutate([{ patch: { id: 'a', set: { title: 'x'.repeat(100_000) } } }], { transactionId: 'T2' })),
    refusal(mutate([{ patch: { id: 'a', ifRevisionID: 'other', set: {} } }])),
  ])
  expect(refused.map(({ status }) => status)).toEqual([503, 503])
  expect(dataset.get('a')?.title).toBe('Kept')
  expect(dataset.verify()).toEqual([])
  database.exec('pragma max_page_count = 1000000')
  await mutate([{ patch: { id: 'a', set: { title: 'Later' } } }], { transactionId: 'T2' })
  expect(dataset.sequence).toBe(2)
})

test('a write that fails half way leaves nothing, in memory or on disk', async () => {
  const database = openFile()
  const { dataset, mutate } = openFixture(database)
  database.exec(`create trigger fail before insert on changes when new.document = 'b'
    begin select raise(abort, 'disk I/O error'); end`)
  const refused = refusal(
    mutate([{ create: { _id: 'a', _type: 't' } }, { create: { _id: 'b', _type: 't' } }]),
  )
  expect((await refused).status).toBe(503)
  await mutate([{ create: { _id: 'c', _type: 't' } }])
  for (const found of [dataset, Dataset.open(database, 'test')]) {
    expect([...found.all()].map(({ _id }) => _id)).toEqual(['c'])
    expect(found.sequence).toBe(1)
    expect(found.verify()).toEqual([])
  }
})

describe('reopening', () => {
  test('finds documents, indexes and sequence as they were', async () => {
    const database = openFile()
    const { dataset, mutate } = openFixture(database)
    await mutate([{ create: { _id: 'a', _type: 't', slug: { current: 'one' } } }])
    await mutate([{ create: { _id: 'b', _type: 't', to: { _ref: 'a' }, text: 'ü\u0000\ud800' } }])
    await mutate([
      { patch: { id: 'a', set: { slug: { current: 'two' } } } },
      { create: { _id: 'c', _type: 't' } },
    ])
    await mutate([{ delete: { id: 'c' } }])
    const reopened = Dataset.open(database, 'test')
    expect(dataset.verify()).toEqual([])
    expect(reopened.verify()).toEqual([])
    expect([...reopened.all()].map(({ _id }) => _id).sort()).toEqual(['a', 'b'])
    expect(reopened.get('b')).toEqual(dataset.get('b'))
    expect([...reopened.bySlug('two')].map(({ _id }) => _id)).toEqual(['a'])
    expect([...reopened.bySlug('one')]).toEqual([])
    expect([...reopened.referencing('a')].map(({ _id }) => _id)).toEqual(['b'])
    expect(reopened.sequence).toBe(4)
  })

  test('finds every transaction, with the states before and after', async () => {
    const database = openFile()
    const { dataset, mutate } = openFixture(database)
    const seen: Transaction[] = []
    dataset.onTransaction((transaction) => seen.push(transaction))
    for (let n = 0; n < 130; n++) await mutate([{ createOrReplace: { _id: 'a', _type: 't', n } }])
    const reopened = Dataset.open(database, 'test')
    expect([...reopened.transactionsSince(0)]).toEqual(seen)
    expect([...reopened.transactionsSince(128)].map(({ sequence }) => sequence)).toEqual([129, 130])
    expect(reopened.transaction(seen[4]?.id ?? '')).toEqual(seen[4])
    expect(reopened.transaction('unknown')).toBeUndefined()
  })

  test('keeps datasets of one file apart', async () => {
    const database = openFile()
    const one = Dataset.open(database, 'one')
    const two = Dataset.open(database, 'two')
    await one.commit({ mutations: [{ create: { _id: 'a', _type: 't' } }], author: 'a', transactionId: 'T' })
    await two.commit({ mutations: [{ create: { _id: 'b', _type: 't' } }], author: 'a', transactionId: 'T' })
    one.remove()
    expect([one.size, one.sequence, one.verify()]).toEqual([0, 0, []])
    const reopened = Dataset.open(database, 'two')
    expect([...reopened.all()].map(({ _id }) => _id)).toEqual(['b'])
  })
})

test('verify names what is wrong', async () => {
  const database = openDatabase(':memory:')
  const { dataset, mutate } = openFixture(database)
  await mutate([{ create: { _id: 'a', _type: 't' } }, { create: { _id: 'b', _type: 't' } }])
  database.exec(`update changes set content = json_set(content, '$.title', 'other') where document = 'a'`)
  database.exec(`delete from documents where id = 'b'`)
  expect(dataset.verify()).toEqual([
    'document a differs from its durable state',
    '2 documents are in memory and 1 are durable',
  ])
})
