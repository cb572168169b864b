import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CLI = join(import.meta.dirname, '../../../emulators/content-lake/cli.ts')
export const TOKEN = 'durability-token'

/** A Content Lake as a process of its own, which can be killed and started again on the same data and port. */
export interface Server {
  url: string
  start(): Promise<void>
  /** Ends it at once, without a chance to write anything. */
  kill(): Promise<void>
  /** Ends it in order; answers its exit code. */
  stop(): Promise<number | null>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export async function createServerOn(dataDir: string): Promise<Server> {
  const port = await freePort()
  let child: ChildProcess | undefined
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return null
    running.kill(signal)
    const [code] = await once(running, 'close')
    return code as number | null
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const args = ['--host', '127.0.0.1', '--port', String(port), '--data', dataDir, '--project', 'proof']
      const tokens = [{ token: TOKEN, name: 'Proof', role: 'administrator' }]
      const started = spawn(process.execPath, [CLI, ...args], {
        env: { ...process.env, CONTENT_LAKE_TOKENS: JSON.stringify(tokens) },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child = started
      const lines = createInterface({ input: started.stdout })
      const exited = once(started, 'exit').then(([code]) => {
        throw new Error(`The Content Lake did not start: it ended with ${code}`)
      })
      await Promise.race([once(lines, 'line'), exited])
      exited.catch(() => {})
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

export interface Answer {
  status: number
  body: unknown
}

/** Posts JSON to an endpoint of the data API. Rejects when no whole answer came. */
export async function post(url: string, path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${url}/v2025-02-19${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}
