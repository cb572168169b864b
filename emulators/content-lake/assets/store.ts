import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs'
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

/** A file as it was uploaded. */
export interface Original {
  bytes: number
  modifiedAt: Date
  /** Reads it, or the part from one byte to another, both included. */
  stream(part?: { start: number; end: number }): Readable
}

/** Original bytes by name. A file that exists is whole: it is synced before it gets its name. */
export interface AssetStore {
  /** Takes bytes as they come, and no more than the limit: throws 413, at once when that is announced. */
  receive(source: Readable, announcedBytes?: number): Promise<Arrived>
  /** Gives an arrived file its name and makes it durable. Doing so twice is harmless. */
  keep(arrived: Arrived, dataset: string, filename: string): Promise<void>
  discard(arrived: Arrived): Promise<void>
  path(dataset: string, filename: string): string
  /** Removes every original of a dataset. */
  removeDataset(dataset: string): Promise<void>
  /** Gives another dataset the same originals. Files never change, so both may share them on disk. */
  copyDataset(from: string, to: string): Promise<void>
  /** An original, or null when there is none. */
  read(dataset: string, filename: string): Promise<Original | null>
}

/** The largest upload, unless the options say another, in bytes. */
export const UPLOAD_LIMIT_BYTES = 512 * 1024 * 1024

export function createAssetStore(root: string, limitBytes = UPLOAD_LIMIT_BYTES): AssetStore {
  // No dataset can have a name with a dot. What an earlier run did not finish is of no use.
  const incoming = join(root, '.incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const refused = () => tooLarge(`The file is larger than ${limitBytes} bytes`)
  const path = (dataset: string, filename: string) => join(root, dataset, filename)
  return {
    path,
    async receive(source, announcedBytes) {
      if (announcedBytes !== undefined && announcedBytes > limitBytes) throw refused()
      const temporary = join(incoming, randomBytes(12).toString('hex'))
      const hash = createHash('sha1')
      let bytes = 0
      const measured = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          if (bytes > limitBytes) throw refused()
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
      if (!found?.isFile()) return null
      return { bytes: found.size, modifiedAt: found.mtime, stream: (part) => createReadStream(file, part) }
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
