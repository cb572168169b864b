import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SanityClient } from '@sanity/client'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { clientOf, patienceMs, startReceiver, temporaryFolder, tokens, within } from './support.ts'

/** A program of its own loads for seconds on a busy machine. */
const startMs = 60_000
vi.setConfig({ testTimeout: 180_000 })

const CLI = join(import.meta.dirname, '../../../emulators/content-lake/cli.ts')
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, '--project', 'restock', ...args], {
    env: { ...process.env, CONTENT_LAKE_TOKENS: JSON.stringify(tokens), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return child
}

/** Starts the server and resolves with its address when it has printed it. */
async function start(dataDir: string, port = 0) {
  const child = run(['--port', String(port), '--data', dataDir])
  const [line] = await within(
    once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line'),
    startMs,
    'the start',
  )
  const { event, url } = JSON.parse(String(line)) as { event: string; url: string }
  expect(event).toBe('listening')
  return { child, url }
}

async function ended(child: ChildProcess) {
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await within(once(child, 'close'), startMs, 'the end')
  return { code: code as number | null, stderr }
}

it('answers /healthz, and ends cleanly on SIGTERM with a stream open', async () => {
  const { child, url } = await start(temporaryFolder())
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok', projectId: 'restock' })
  const stream = await fetch(`${url}/v1/data/listen/production?query=*`)
  child.kill('SIGTERM')
  expect(await ended(child)).toEqual({ code: 0, stderr: '' })
  await stream.body?.cancel().catch(() => {})
})

it('names a port that is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, stderr } = await ended(run(['--port', String(port), '--data', temporaryFolder()]))
  other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(new RegExp(`The port is taken: .*${port}.*--port`))
})

it('leaves data alone that another server works on', async () => {
  const dataDir = temporaryFolder()
  await start(dataDir)
  const { code, stderr } = await ended(run(['--port', '0', '--data', dataDir]))
  expect(code).toBe(1)
  expect(stderr).toContain(`Another server works on ${dataDir}`)
})

it.each([
  [['--port', 'x'], {}, ['--port must be a number']],
  [['--nonsense'], {}, ['Unknown option --nonsense']],
  [[], { CONTENT_LAKE_TOKENS: '[{}]' }, ['CONTENT_LAKE_TOKENS[0].token']],
  [['--host', '0.0.0.0'], { CONTENT_LAKE_TOKENS: '' }, ['Configure tokens']],
  [
    [
      '--port',
      '70000',
      '--nonsense',
      '--dataset',
      'Bad',
      '--seed',
      '/nowhere',
      '--public-url',
      'x',
      'stray',
      '--origin',
      'y',
    ],
    {
      CONTENT_LAKE_TOKENS: '[{"token":"t","role":"king"}]',
      CONTENT_LAKE_ROLES: '[{"name":"r","grants":[{}]}]',
    },
    [
      '--port must be a number from 0 to 65535, not "70000"',
      'Unknown option --nonsense',
      '--dataset: the name "Bad" must be all lower-case',
      '--seed: there is no file or folder "/nowhere"',
      '--public-url must be an http or https address, not "x"',
      'Unexpected argument "stray"',
      '--origin must be scheme://host[:port], not "y"',
      'CONTENT_LAKE_ROLES[0]: grants[0]: "filter" must be a GROQ filter',
      'CONTENT_LAKE_TOKENS[0].role must be one of administrator',
    ],
  ],
])('refuses %j %j', async (args, env, messages) => {
  const { code, stderr } = await ended(run(['--data', temporaryFolder(), ...args], env))
  expect(code).toBe(1)
  for (const message of messages) expect(stderr).toContain(message)
})

it('tells its flags', async () => {
  const child = run(['--help'])
  let stdout = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  expect(await ended(child)).toEqual({ code: 0, stderr: '' })
  for (const flag of ['--port', '--data', '--project', '--dataset', '--seed', '--origin']) {
    expect(stdout).toContain(flag)
  }
})

describe('--seed', () => {
  const folder = temporaryFolder()
  const seed = join(folder, 'seed.ndjson')
  const broken = join(folder, 'broken.ndjson')
  const documents = [
    {
      _id: 'page',
      _type: 'page',
      title: 'Seeded',
      image: { _sanityAsset: `image@file://${join(folder, 'pot.png')}` },
    },
    { _id: 'other', _type: 'page', about: { _type: 'reference', _ref: 'page' } },
  ]
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

  beforeAll(() => {
    writeFileSync(join(folder, 'pot.png'), Buffer.from(pixel, 'base64'))
    writeFileSync(seed, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
    writeFileSync(broken, `${JSON.stringify(documents[1])}\n`)
  })
  const lines = async (dataDir: string, path: string) => {
    const child = run(['--port', '0', '--data', dataDir, '--seed', path])
    const read = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
    const next = async () =>
      JSON.parse(String((await within(read.next(), startMs, 'a line')).value)) as Record<string, unknown>
    return { child, next }
  }

  it('fills an empty dataset, and leaves one alone that is not', async () => {
    const dataDir = temporaryFolder()
    const first = await lines(dataDir, seed)
    expect(await first.next()).toEqual({
      event: 'seeded',
      dataset: 'production',
      imported: true,
      documents: 2,
    })
    const { url } = await first.next()
    const client = clientOf(String(url), 'editor-token')
    expect(await client.fetch('*[_id == "other"][0].about->{title, "mime": image.asset->mimeType}')).toEqual({
      title: 'Seeded',
      mime: 'image/png',
    })
    await client.delete('other')
    first.child.kill('SIGTERM')
    await ended(first.child)
    const second = await lines(dataDir, seed)
    expect(await second.next()).toMatchObject({
      imported: false,
      reason: expect.stringContaining('not empty'),
    })
    const again = clientOf(String((await second.next()).url))
    expect(await again.fetch('count(*[_type == "page"])')).toBe(1)
  })

  it('that cannot be imported leaves nothing behind, and says why', async () => {
    const dataDir = temporaryFolder()
    const { code, stderr } = await ended(run(['--port', '0', '--data', dataDir, '--seed', broken]))
    expect(code).toBe(1)
    expect(stderr).toContain(`The seed ${broken} could not be imported`)
    const { next } = await lines(dataDir, seed)
    expect(await next()).toMatchObject({ imported: true, documents: 2 })
  })
})

it('reads private datasets and roles from flags and environment', async () => {
  const roles = [{ name: 'pages', grants: [{ filter: '_type == "page"', permissions: ['read', 'create'] }] }]
  const child = run(
    ['--port', '0', '--data', temporaryFolder(), '--dataset', 'closed:private', '--host', '127.0.0.1'],
    {
      CONTENT_LAKE_ROLES: JSON.stringify(roles),
      CONTENT_LAKE_TOKENS: JSON.stringify([{ token: 'pages-token', name: 'Pages', role: 'pages' }]),
    },
  )
  const [line] = await within(
    once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line'),
    startMs,
    'the start',
  )
  const client = clientOf(String(JSON.parse(String(line)).url), 'pages-token').withConfig({
    dataset: 'closed',
  })
  await client.create({ _id: 'a', _type: 'page' })
  await expect(client.create({ _type: 'product' })).rejects.toMatchObject({ statusCode: 403 })
  await expect(client.withConfig({ token: undefined }).fetch('1')).rejects.toMatchObject({ statusCode: 401 })
})

/** Writes until the server dies, and notes the ids that were acknowledged. */
async function writeUntilDeath(client: SanityClient, writer: number, acknowledged: string[]): Promise<void> {
  for (let index = 0; ; index++) {
    const id = `w${writer}-${index}`
    try {
      await client
        .transaction()
        .create({ _id: id, _type: 'product' })
        .create({ _id: `${id}-twin`, _type: 'twin' })
        .commit({ returnDocuments: false })
    } catch {
      return
    }
    acknowledged.push(id)
  }
}

it('loses nothing acknowledged to kill -9, neither documents nor deliveries', async () => {
  const dataDir = temporaryFolder()
  const receiver = await startReceiver()
  const first = await start(dataDir)
  await fetch(`${first.url}/v2021-10-04/hooks/projects/restock`, {
    method: 'POST',
    headers: { authorization: 'Bearer admin-token' },
    body: JSON.stringify({
      name: 'site',
      url: receiver.url,
      dataset: 'production',
      rule: { on: ['create'], filter: '_type == "product"', projection: '{_id}' },
    }),
  })
  const client = clientOf(first.url, 'editor-token')
  const acknowledged: string[] = []
  const writers = [1, 2, 3, 4].map((writer) => writeUntilDeath(client, writer, acknowledged))
  await new Promise((resolve) => setTimeout(resolve, 600))
  await eventually(() => expect(acknowledged.length).toBeGreaterThan(10))
  first.child.kill('SIGKILL')
  await Promise.all(writers)

  const second = await start(dataDir)
  const again = clientOf(second.url, 'editor-token')
  const stored = new Set(await again.fetch<string[]>('*[_type == "product"]._id'))
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  expect(await again.fetch('count(*[_type == "twin"])')).toBe(stored.size)
  const delivered = () =>
    new Set(receiver.received.map(({ body }) => (JSON.parse(body) as { _id: string })._id))
  await expect
    .poll(() => [...stored].filter((id) => !delivered().has(id)), { timeout: patienceMs })
    .toEqual([])
  const keys = new Map<string, Set<unknown>>()
  for (const { headers, body } of receiver.received) {
    keys.set(body, (keys.get(body) ?? new Set()).add(headers['idempotency-key']))
  }
  expect([...keys.values()].filter((set) => set.size > 1)).toEqual([])
  second.child.kill('SIGTERM')
  await ended(second.child)
  await receiver.close()
})
