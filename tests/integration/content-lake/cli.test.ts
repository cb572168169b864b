import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SanityClient } from '@sanity/client'
import { afterEach, expect, it } from 'vitest'
import { clientOf, startReceiver, temporaryFolder, tokens, within } from './support.ts'

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
    15_000,
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
  const [code] = await within(once(child, 'close'), 15_000, 'the end')
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
  [['--port', 'x'], {}, '--port must be a number'],
  [['--nonsense'], {}, "Unknown option '--nonsense'"],
  [[], { CONTENT_LAKE_TOKENS: '[{}]' }, 'CONTENT_LAKE_TOKENS[0].token'],
  [['--host', '0.0.0.0'], { CONTENT_LAKE_TOKENS: '' }, 'Configure tokens'],
])('refuses %j %j', async (args, env, message) => {
  const { code, stderr } = await ended(run(['--data', temporaryFolder(), ...args], env))
  expect(code).toBe(1)
  expect(stderr).toContain(message)
})

/** Writes until the server dies; answers the ids that were acknowledged. */
async function writeUntilDeath(client: SanityClient, writer: number): Promise<string[]> {
  const acknowledged: string[] = []
  for (let index = 0; ; index++) {
    const id = `w${writer}-${index}`
    try {
      await client
        .transaction()
        .create({ _id: id, _type: 'product' })
        .create({ _id: `${id}-twin`, _type: 'twin' })
        .commit({ returnDocuments: false })
    } catch {
      return acknowledged
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
  const writers = [1, 2, 3, 4].map((writer) => writeUntilDeath(client, writer))
  await new Promise((resolve) => setTimeout(resolve, 600))
  first.child.kill('SIGKILL')
  const acknowledged = (await Promise.all(writers)).flat()
  expect(acknowledged.length).toBeGreaterThan(10)

  const second = await start(dataDir)
  const again = clientOf(second.url, 'editor-token')
  const stored = new Set(await again.fetch<string[]>('*[_type == "product"]._id'))
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  expect(await again.fetch('count(*[_type == "twin"])')).toBe(stored.size)
  const delivered = () =>
    new Set(receiver.received.map(({ body }) => (JSON.parse(body) as { _id: string })._id))
  await expect.poll(() => [...stored].filter((id) => !delivered().has(id)), { timeout: 15_000 }).toEqual([])
  const keys = new Map<string, Set<unknown>>()
  for (const { headers, body } of receiver.received) {
    keys.set(body, (keys.get(body) ?? new Set()).add(headers['idempotency-key']))
  }
  expect([...keys.values()].filter((set) => set.size > 1)).toEqual([])
  second.child.kill('SIGTERM')
  await ended(second.child)
  await receiver.close()
}, 60_000)
