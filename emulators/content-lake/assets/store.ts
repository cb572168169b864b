import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tooLarge } from '../http/faults.ts'

/** Bytes that have arrived and lie in a temporary file. */
export interface Arrived {
  path: string
  sha1: string
  bytes: number
}

/** Original bytes by name. A file that exists is whole: it is synced before it gets its name. */
export interface AssetStore {
  receive(source: Readable): Promise<Arrived>
  /** Gives an arrived file its name and makes it durable. Doing so twice is harmless. */
  keep(arrived: Arrived, dataset: string, filename: string): Promise<void>
  discard(arrived: Arrived): Promise<void>
  path(dataset: string, filename: string): string
  /** Removes every original of a dataset. */
  removeDataset(dataset: string): Promise<void>
  /** Gives another dataset the same originals. Files never change, so both may share them on disk. */
  copyDataset(from: string, to: string): Promise<void>
  /** Size in bytes and reader of an original, or null. */
  read(dataset: string, filename: string): Promise<{ bytes: number; stream: () => Readable } | null>
}

const LIMIT_BYTES = 512 * 1024 * 1024

export function createAssetStore(root: string): AssetStore {
  const incoming = join(root, 'incoming')
  mkdirSync(incoming, { recursive: true })
  const path = (dataset: string, filename: string) => join(root, dataset, filename)
  return {
    path,
    async receive(source) {
      const temporary = join(incoming, randomBytes(12).toString('hex'))
      const hash = createHash('sha1')
      let bytes = 0
      const measured = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          if (bytes > LIMIT_BYTES) throw tooLarge(`The file is larger than ${LIMIT_BYTES} bytes`)
          hash.update(chunk)
          yield chunk
        }
      }
      try {
        await pipeline(source, measured, createWriteStream(temporary))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      return { path: temporary, sha1: hash.digest('hex'), bytes }
    },
    async keep(arrived, dataset, filename) {
      const folder = join(root, dataset)
      mkdirSync(folder, { recursive: true })
      await sync(arrived.path)
      await rename(arrived.path, path(dataset, filename))
      await sync(folder)
    },
    discard: (arrived) => rm(arrived.path, { force: true }),
    removeDataset: (dataset) => rm(join(root, dataset), { recursive: true, force: true }),
    async copyDataset(from, to) {
      const names = await readdir(join(root, from)).catch(() => [])
      if (names.length === 0) return
      const folder = join(root, to)
      mkdirSync(folder, { recursive: true })
      for (const name of names) {
        const [source, target] = [path(from, name), path(to, name)]
        await link(source, target).catch(() => copyFile(source, target))
      }
      await sync(folder)
    },
    async read(dataset, filename) {
      const file = path(dataset, filename)
      const found = await stat(file).catch(() => null)
      return found?.isFile() ? { bytes: found.size, stream: () => createReadStream(file) } : null
    },
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
