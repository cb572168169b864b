/**
 * The clients of a bench of the Content Lake, as a process of their own, so that their work is not counted as the
 * server's. Started with `fork`; told by messages what to do, and answers each with one.
 */
import { Agent, request } from 'node:http'

export type Order =
  | { kind: 'commit'; url: string; token: string; clients: number; forMs: number; text: string }
  | { kind: 'listen'; url: string; token: string; queries: string[] }
  | { kind: 'leave' }

export interface Done {
  /** Commits that were acknowledged, or listeners that were welcomed. */
  count: number
}

const agent = new Agent({ keepAlive: true })
const leave = new Set<() => void>()

function mutate({ url, token }: { url: string; token: string }, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/v2025-02-19/data/mutate/production`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume().once('end', () => {
          if (response.statusCode === 200) resolve()
          else reject(new Error(`A commit was answered ${response.statusCode}`))
        })
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

async function commit(order: Extract<Order, { kind: 'commit' }>): Promise<Done> {
  const end = performance.now() + order.forMs
  let count = 0
  const client = async (name: number) => {
    const document = { _id: `client-${name}`, _type: 'product', text: order.text }
    for (let n = 0; performance.now() < end; n++) {
      await mutate(order, JSON.stringify({ mutations: [{ createOrReplace: { ...document, n } }] }))
      count++
    }
  }
  await Promise.all(Array.from({ length: order.clients }, (_, name) => client(name)))
  return { count }
}

async function listen({ url, token, queries }: Extract<Order, { kind: 'listen' }>): Promise<Done> {
  const welcomed = queries.map(
    (query) =>
      new Promise<void>((resolve, reject) => {
        const search = new URLSearchParams({ query, effectFormat: 'mendoza', includeAllVersions: 'true' })
        const sent = request(
          `${url}/v2025-02-19/data/listen/production?${search}`,
          { agent: false, headers: { authorization: `Bearer ${token}` } },
          (response) => {
            response.once('data', () => resolve())
            response.resume()
          },
        )
        sent.once('error', reject)
        sent.end()
        leave.add(() => sent.destroy())
      }),
  )
  await Promise.all(welcomed)
  return { count: queries.length }
}

process.on('message', async (order: Order) => {
  if (order.kind === 'leave') {
    for (const close of leave) close()
    leave.clear()
    process.send?.({ count: 0 })
    return
  }
  process.send?.(order.kind === 'commit' ? await commit(order) : await listen(order))
})
