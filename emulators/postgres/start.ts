import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, programOptions, visibleFolder } from './cluster.ts'

export interface PostgresOptions {
  /** Where the cluster lives. It is made at the first start and kept. */
  dir: string
  /** 0 takes a free port. */
  port: number
  database?: string
  role?: string
  password?: string
  /** `false` gives up durability against a power cut (not against kill -9), for tests that only need speed. */
  fsync?: boolean
  /** In a process group of its own, a signal to the caller's group (Ctrl-C) does not reach it. */
  detached?: boolean
  /** Told of the process as soon as it exists, long before it answers; again when it had to be started anew. */
  onSpawn?: (process: ChildProcess) => void
  /** Receives the server's log, line by line or in pieces. */
  onLog?: (text: string) => void
}

export interface RunningPostgres {
  url: string
  port: number
  process: ChildProcess
  /** Fast shutdown: open transactions are rolled back, the data is left clean. */
  stop(): Promise<void>
  /** SIGKILL, as a crash would do it. */
  kill(): Promise<void>
}

/** A predecessor that was killed may hold the folder for a moment longer: its last children are still going. */
const heldByPredecessor = /lock file "postmaster.pid" already exists|pre-existing shared memory block/
const patience = 10_000

/**
 * Starts PostgreSQL 18 on 127.0.0.1 and waits until it answers a query.
 *
 * @throws Error with the server's last words when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { database = 'restock', role = 'restock', password = 'restock' } = options
  const dir = path.resolve(options.dir)
  const binaries = findBinaries()
  mkdirSync(path.dirname(dir), { recursive: true })
  ensureCluster(binaries, { dir, database, role, password })
  const port = options.port || (await freePort())
  const url = `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

  const deadline = Date.now() + patience
  for (;;) {
    const server = launch(binaries, dir, port, options)
    options.onSpawn?.(server.process)
    const outcome = await answers(server, url)
    if (outcome === 'ready') return running(server, url, port)
    await stop(server, 'SIGKILL')
    if (!heldByPredecessor.test(server.log()) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not come up on port ${port}:\n${server.log().trim() || outcome}`)
    }
    await delay(200)
  }
}

interface Server {
  process: ChildProcess
  log(): string
  /** Ended, and its log read to the end. */
  closed: Promise<unknown>
}

function launch(
  binaries: Binaries,
  dir: string,
  port: number,
  { fsync, detached = false, onLog }: PostgresOptions,
): Server {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `fsync=${(fsync ?? true) ? 'on' : 'off'}`,
  ]
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      visibleFolder(binaries, dir),
      '-p',
      String(port),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...programOptions(binaries, dir), detached, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let tail = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-4000)
      onLog?.(text)
    })
  }
  child.on('error', (error) => {
    tail += error.message
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  return { process: child, log: () => tail, closed }
}

/** Its own log is asked first: on a port that is taken, another server might answer the query. */
async function answers({ process: child, log }: Server, url: string): Promise<'ready' | string> {
  const deadline = Date.now() + 30_000
  let last = ''
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return 'it ended at once'
    await delay(20)
    if (!log().includes('ready to accept connections')) continue
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return 'ready'
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return `it did not answer within 30 s: ${last}`
}

function running(server: Server, url: string, port: number): RunningPostgres {
  return {
    url,
    port,
    process: server.process,
    stop: () => stop(server, 'SIGINT'),
    kill: () => stop(server, 'SIGKILL'),
  }
}

async function stop({ process: child, closed }: Server, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined) return
  child.kill(signal)
  await closed
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
}
