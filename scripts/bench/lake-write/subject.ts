import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContentLake } from '#emulators/content-lake/create.ts'
import type { LakeDataset } from '#emulators/content-lake/http/lake.ts'
import type { Done, Order } from './clients.ts'

export const bench = 'lake-write'
/** About the size of a product with its description. */
export const text = 'The quick brown fox jumps over the lazy dog. '.repeat(40)

const token = 'bench-token'
type Addressed<Kind extends Order['kind']> = Omit<Extract<Order, { kind: Kind }>, 'url' | 'token'>

/** The Content Lake that is measured, in this process, and its clients in another. */
export interface Subject {
  dataset: LakeDataset
  /** Holds what the bench writes beside the lake. */
  folder: string
  commit(order: Addressed<'commit'>): Promise<Done>
  listen(order: Addressed<'listen'>): Promise<Done>
  /** Ends all listeners, and resolves when the lake has noticed. */
  leave(): Promise<void>
  close(): Promise<void>
}

export async function startSubject(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-lake-write-'))
  const clients = fork(join(import.meta.dirname, 'clients.ts'))
  const lake = await createContentLake({
    port: 0,
    dataDir: join(folder, 'lake'),
    projectId: 'bench',
    tokens: [{ token, name: 'Bench', role: 'administrator' }],
  })
  const dataset = lake.datasets.get('production')
  if (!dataset) throw new Error('The lake has no dataset "production".')
  const tell = async (order: Order): Promise<Done> => {
    clients.send(order)
    const [done] = await once(clients, 'message')
    return done as Done
  }
  const address = { url: lake.url, token }
  return {
    dataset,
    folder,
    commit: (order) => tell({ ...order, ...address }),
    listen: (order) => tell({ ...order, ...address }),
    async leave() {
      await tell({ kind: 'leave' })
      while (dataset.listeners.size > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    async close() {
      clients.kill()
      await lake.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A commit as the Studio would make one to a live-edit document, without HTTP. */
export function put({ store }: LakeDataset, _id: string, n: number) {
  return store.commit({
    author: 'bench',
    mutations: [{ createOrReplace: { _id, _type: 'product', n, text } }],
  })
}
