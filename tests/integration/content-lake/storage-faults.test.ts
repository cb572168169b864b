import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { ClientError, ServerError } from '@sanity/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, patienceMs, startLake, temporaryFolder, tokens, within } from './support.ts'

/** What the Studio keeps a user's typing for, and what it throws it away for. */
const isRetried = (error: unknown) => error instanceof ServerError && error.statusCode === 503

const write = (url: string, method: string, path: string, body: BodyInit) =>
  fetch(`${url}${path}`, { method, body, headers: { authorization: 'Bearer admin-token' } })

async function expectUnavailable(response: Response): Promise<string> {
  const body = (await response.json()) as { message: string }
  expect({ status: response.status, retryAfter: response.headers.get('retry-after'), body }).toMatchObject({
    status: 503,
    retryAfter: '1',
    body: { statusCode: 503, error: 'Service Unavailable', message: expect.any(String) },
  })
  return body.message
}

/** A server whose files may not grow beyond a size, which is what a full disk looks like to it. */
async function startOnFullDisk(kilobytes: number) {
  const folder = temporaryFolder()
  const command = `trap '' XFSZ; ulimit -S -f ${kilobytes}; exec "$0" emulators/content-lake/cli.ts --port 0 --project restock --data "$1"`
  const child = spawn('bash', ['-c', command, process.execPath, folder], {
    env: { ...process.env, CONTENT_LAKE_TOKENS: JSON.stringify(tokens) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const logged: { event: string; requestId?: string }[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('{')) logged.push(JSON.parse(line))
  })
  const [line] = await within(once(createInterface({ input: child.stdout }), 'line'), patienceMs, 'the start')
  const { url, pid } = JSON.parse(line) as { url: string; pid: number }
  return {
    url,
    folder,
    logged,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    makeRoom: () => execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:']),
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

describe.runIf(process.platform === 'linux')('a full disk', () => {
  let server: Awaited<ReturnType<typeof startOnFullDisk>>
  const acknowledged: string[] = []

  beforeAll(async () => {
    server = await startOnFullDisk(512)
  })
  afterAll(() => server.stop())

  it('is a 503 for documents, which the client knows as a fault of the server', async () => {
    const client = clientOf(server.url, 'editor-token')
    let failure: unknown
    for (let n = 0; n < 100 && !failure; n += 1) {
      const text = randomBytes(10_000).toString('hex')
      await client.create({ _id: `d${n}`, _type: 'x', text }).then(
        ({ _id }) => acknowledged.push(_id),
        (error) => {
          failure = error
        },
      )
    }
    expect(failure).toBeInstanceOf(ServerError)
    expect(failure).not.toBeInstanceOf(ClientError)
    expect(isRetried(failure)).toBe(true)
    expect((failure as ServerError).message).toMatch(/could not be written: .*(full|I\/O error)/)
    expect(acknowledged.length).toBeGreaterThan(0)
    const create = { actionType: 'sanity.action.document.create', publishedId: 'p' } as const
    const attributes = { _id: 'drafts.p', _type: 'x', text: randomBytes(300_000).toString('hex') }
    const action = client.action({ ...create, attributes, ifExists: 'fail' })
    expect(await action.catch((error) => error)).toSatisfy(isRetried)
  })

  it('is a 503 for assets', async () => {
    const bytes = randomBytes(1024 * 1024)
    await expectUnavailable(await write(server.url, 'POST', '/v1/assets/files/production', bytes))
    const raw = { width: 700, height: 700, channels: 3 } as const
    const png = await sharp(randomBytes(700 * 700 * 3), { raw })
      .png()
      .toBuffer()
    await expectUnavailable(
      await write(server.url, 'POST', '/v1/assets/images/production', new Uint8Array(png)),
    )
  })

  it('is a 503 for settings, sessions and webhooks', async () => {
    let last: Response | undefined
    for (let n = 0; n < 100 && (last === undefined || last.ok); n += 1) {
      const pair = [{ key: `k${n}`, value: randomBytes(10_000).toString('hex') }]
      last = await write(server.url, 'PUT', '/v1/users/me/keyvalue', JSON.stringify(pair))
    }
    await expectUnavailable(last as Response)
    const target = `${server.url}/v1/auth/login/local?origin=${encodeURIComponent('http://localhost:3333')}`
    let login = await fetch(target, { redirect: 'manual' })
    for (let n = 0; n < 200 && login.status === 302; n += 1)
      login = await fetch(target, { redirect: 'manual' })
    await expectUnavailable(login)
    const hook = { name: 'h', url: 'http://127.0.0.1:1/', dataset: 'production', rule: { on: ['create'] } }
    const long = { ...hook, description: 'x'.repeat(100_000), headers: { a: 'x'.repeat(100_000) } }
    const created = await write(
      server.url,
      'POST',
      '/v2021-10-04/hooks/projects/restock',
      JSON.stringify(long),
    )
    await expectUnavailable(created)
  })

  it('is logged once for each request, and harms neither readers nor what was acknowledged', async () => {
    expect(server.hasExited()).toBe(false)
    const ids = server.logged.filter(({ event }) => event === 'request failed').map((line) => line.requestId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(4)
    const client = clientOf(server.url)
    expect(await client.fetch('count(*[_type == "x"])')).toBe(acknowledged.length)
  })

  it('is over when there is room again', async () => {
    server.makeRoom()
    const client = clientOf(server.url, 'editor-token')
    const document = { _id: 'after', _type: 'x', text: randomBytes(400_000).toString('hex') }
    expect(await client.create(document)).toMatchObject({ _id: 'after' })
    const upload = await client.assets.upload('file', randomBytes(1024 * 1024), { filename: 'a.bin' })
    expect(upload).toMatchObject({ _type: 'sanity.fileAsset' })
    await server.stop()
    const again = await startLake({ dataDir: server.folder })
    expect(await again.client().fetch('*[_type == "x"]._id')).toEqual([...acknowledged, 'after'].toSorted())
    expect(again.lake.datasets.get('production')?.store.verify()).toEqual([])
    await again.stop()
  })
})

describe('a database that another program has locked', () => {
  it('is a 503 after a moment, and works again when it is free', async () => {
    const running = await startLake()
    const other = new DatabaseSync(join(running.dataDir, 'documents.sqlite'))
    other.exec('begin immediate')
    const client = running.client('editor-token')
    const error = await client.create({ _id: 'a', _type: 'x' }).catch((thrown) => thrown)
    expect(error).toSatisfy(isRetried)
    expect(error.message).toContain('locked')
    expect(await client.fetch('count(*[_type == "x"])')).toBe(0)
    other.exec('rollback')
    other.close()
    expect(await client.create({ _id: 'a', _type: 'x' })).toMatchObject({ _id: 'a' })
    await running.stop()
  })
})

describe('a data folder that is gone', () => {
  it('is a 503 for whatever would be kept, while reading goes on', async () => {
    const running = await startLake()
    const { url } = running.lake
    const client = running.client('admin-token')
    await client.create({ _id: 'a', _type: 'x' })
    renameSync(running.dataDir, `${running.dataDir}-away`)
    const mutation = '{"mutations":[{"create":{"_id":"b","_type":"x"}}]}'
    const action = { actionType: 'sanity.action.document.discard', draftId: 'drafts.a', publishedId: 'a' }
    const attempts: [string, string, BodyInit][] = [
      ['POST', '/v1/data/mutate/production', mutation],
      ['POST', '/v1/data/actions/production', JSON.stringify({ actions: [action] })],
      ['POST', '/v1/assets/files/production', 'bytes'],
      ['PUT', '/v1/users/me/keyvalue', '[{"key":"k","value":1}]'],
      ['POST', '/v2021-10-04/hooks/projects/restock', '{"name":"h","url":"http://127.0.0.1:1/"}'],
      ['POST', '/v1/auth/logout', ''],
    ]
    for (const [method, path, body] of attempts) {
      expect(await expectUnavailable(await write(url, method, path, body))).toContain('The data is gone from')
    }
    const target = `${url}/v1/auth/login/local?origin=${encodeURIComponent('http://localhost:3333')}`
    await expectUnavailable(await fetch(target, { redirect: 'manual' }))
    expect(await client.fetch('*[_type == "x"]._id')).toEqual(['a'])
    renameSync(`${running.dataDir}-away`, running.dataDir)
    expect(await client.create({ _id: 'b', _type: 'x' })).toMatchObject({ _id: 'b' })
    await running.stop()
  })
})
