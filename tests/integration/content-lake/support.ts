import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { afterAll } from 'vitest'
import { type ContentLake, createContentLake } from '#emulators/content-lake/create.ts'
import type { ContentLakeOptions } from '#emulators/content-lake/options.ts'
import { eventually } from '#tests/support/eventually.ts'

export const tokens = [
  { token: 'viewer-token', name: 'Site', role: 'viewer' },
  { token: 'editor-token', name: 'Shop', role: 'editor' },
  { token: 'admin-token', name: 'Scripts', role: 'administrator' },
] as const

export interface RunningLake {
  lake: ContentLake
  dataDir: string
  /** A client with the given token, or anonymous. */
  client(token?: string): SanityClient
  /** Stops the server and starts it again on the same data, on a new port. */
  restart(): Promise<void>
  /** Stops the server. */
  stop(): Promise<void>
}

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A folder that is removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-lake-'))
  folders.push(folder)
  return folder
}

export const clientOf = (apiHost: string, token?: string) =>
  createClient({
    projectId: 'restock',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
    useProjectHostname: false,
    apiHost,
    maxRetries: 0,
    ...(token ? { token } : {}),
  })

/** What is read counts in a test, not how soon: on a busy machine a query waits long for its turn. */
const queryTimeLimitMs = 60_000

/** How long a test waits for what happens by itself. What does not come at all fails by it, and nothing else: most of it comes at once. */
export const patienceMs = 30_000

export async function startLake(over: Partial<ContentLakeOptions> = {}): Promise<RunningLake> {
  const dataDir = temporaryFolder()
  const start = () =>
    createContentLake({
      port: 0,
      dataDir,
      projectId: 'restock',
      tokens: [...tokens],
      queryTimeLimitMs,
      log: () => {},
      ...over,
    })
  const running: RunningLake = {
    lake: await start(),
    dataDir,
    client: (token) => clientOf(running.lake.url, token),
    async restart() {
      await running.lake.close()
      running.lake = await start()
    },
    stop: () => running.lake.close(),
  }
  return running
}

export interface Received {
  method: string
  headers: IncomingHttpHeaders
  body: string
  at: number
}

export interface Receiver {
  url: string
  port: number
  received: Received[]
  /** Resolves when `count` requests have arrived. */
  until(count: number): Promise<Received[]>
  close(): Promise<void>
}

/** An HTTP receiver that records what it is sent; `answer` gives the status of the nth request. */
export async function startReceiver(
  answer: (received: Received, nth: number) => number | Promise<number> = () => 200,
  port = 0,
): Promise<Receiver> {
  const received: Received[] = []
  const waiting: { count: number; resolve: (all: Received[]) => void }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const one = { method: request.method ?? '', headers: request.headers, body, at: performance.now() }
    received.push(one)
    for (const { count, resolve } of waiting) if (received.length >= count) resolve(received)
    response.writeHead(await answer(one, received.length)).end()
  })
  // A port that was given back may be in use by an outgoing connection for a moment.
  await eventually(async () => {
    await once(server.listen(port, '127.0.0.1'), 'listening')
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}/hook`,
    port: bound,
    received,
    until: (count) =>
      received.length >= count
        ? Promise.resolve(received)
        : new Promise((resolve) => waiting.push({ count, resolve })),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Rejects with the reason when the promise has not settled in time. */
export function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not happen within ${ms} ms`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
