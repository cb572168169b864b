import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPostgres } from '#emulators/postgres/start.ts'

// Clusters are made and started several times over, which takes seconds each on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

let folder: string
beforeAll(async () => {
  // A space in the path and a mode that "nobody" cannot enter: a project below /root looks like this.
  folder = await mkdtemp(path.join(tmpdir(), 'restock postgres '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('keeps what was committed across kill -9, and takes over at once', async () => {
  const dir = path.join(folder, 'cluster')
  let server = await startPostgres({ dir, port: 0 })
  try {
    await query(server.url, 'create table sales (sku text primary key)')
    for (const sku of ['A', 'B', 'C']) {
      await query(server.url, `insert into sales values ('${sku}')`)
      await server.kill()
      server = await startPostgres({ dir, port: server.port })
    }
    expect(await query(server.url, 'select sku from sales order by sku')).toEqual([
      { sku: 'A' },
      { sku: 'B' },
      { sku: 'C' },
    ])
  } finally {
    await server.stop()
  }
})

test('asks for the password', async () => {
  const server = await startPostgres({ dir: path.join(folder, 'guarded'), port: 0, password: "it's secret" })
  try {
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    const wrong = new URL(server.url)
    wrong.password = 'restock'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  } finally {
    await server.stop()
  }
})

test('says why it does not come up', async () => {
  const server = await startPostgres({ dir: path.join(folder, 'first'), port: 0 })
  try {
    await expect(startPostgres({ dir: path.join(folder, 'second'), port: server.port })).rejects.toThrow(
      /Address already in use/i,
    )
  } finally {
    await server.stop()
  }
})
