import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sanityCommand } from './sanity-command.ts'
import { type RunningLake, startLake } from './support.ts'

/** Each command loads the whole CLI, for seconds on a busy machine. */
const PATIENCE_MS = 300_000
let running: RunningLake

const { project, sanity } = sanityCommand(() => running)

beforeAll(async () => {
  running = await startLake({ datasets: ['production', 'copy'] })
})
afterAll(() => running.stop())

const version = ['--api-version', 'v2025-02-19']

it(
  'creates, reads, queries and deletes documents',
  async () => {
    writeFileSync(join(project, 'mug.json'), '{"_id":"mug","_type":"product","title":"Mug"}')
    expect(await sanity('documents', 'create', 'mug.json')).toContain('- mug')
    expect(JSON.parse(await sanity('documents', 'get', 'mug'))).toMatchObject({ _id: 'mug', title: 'Mug' })
    expect(JSON.parse(await sanity('documents', 'query', '*[0].title', ...version))).toBe('Mug')
    expect(await sanity('documents', 'delete', 'mug')).toContain('Deleted 1 document')
    expect(await running.client('admin-token').getDocument('mug')).toBeUndefined()
  },
  PATIENCE_MS,
)

it(
  'exports a dataset and imports it into another, with the bytes of its images',
  async () => {
    const client = running.client('admin-token')
    const pot = await sharp({ create: { width: 5, height: 4, channels: 3, background: '#123456' } })
      .png()
      .toBuffer()
    const { _id } = await client.assets.upload('image', pot)
    const image = { _type: 'image', asset: { _type: 'reference', _ref: _id } }
    await client.create({ _id: 'pot', _type: 'product', image })
    await sanity('datasets', 'export', 'production', 'out.tar.gz')
    expect(await sanity('datasets', 'import', 'out.tar.gz', '--dataset', 'copy')).toContain(
      'Imported 1 documents',
    )
    const url = await client
      .withConfig({ dataset: 'copy' })
      .fetch<string>('*[_id == "pot"][0].image.asset->url')
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    const sha1 = (data: Buffer) => createHash('sha1').update(data).digest('hex')
    expect(sha1(bytes)).toBe(sha1(pot))
  },
  PATIENCE_MS,
)

it(
  'lists datasets and shows what became of webhooks',
  async () => {
    expect((await sanity('datasets', 'list')).trim().split('\n')).toEqual(['production', 'copy'])
    const hooks = `${running.lake.url}/v2021-10-04/hooks/projects/restock`
    const headers = { authorization: 'Bearer admin-token', 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'site', url: `${running.lake.url}/nowhere`, dataset: 'production' })
    await fetch(hooks, { method: 'POST', headers, body })
    expect(await sanity('hooks', 'list')).toContain('Name: site')
    await running.client('admin-token').create({ _id: 'told', _type: 'product' })
    await expect
      .poll(() => sanity('hooks', 'logs', 'site', '--detailed'), { timeout: 120_000 })
      .toContain('HTTP 404')
  },
  PATIENCE_MS,
)
