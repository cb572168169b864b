import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGate } from './gate.ts'

/** Rendered images on disk. Losing them costs time only, so nothing is synced. */
export interface RenderCache {
  get(key: string, render: () => Promise<Buffer>): Promise<Buffer>
  /** Bytes that are kept. */
  readonly size: number
}

const CONCURRENT_RENDERS = 2
const LIMIT_BYTES = 1024 * 1024 * 1024

/**
 * Requests for the same rendering share one; different ones run two at a time. Those that were not asked for longest
 * make room for others.
 */
export function createRenderCache(folder: string, limitBytes = LIMIT_BYTES): RenderCache {
  mkdirSync(folder, { recursive: true })
  const gate = createGate(CONCURRENT_RENDERS)
  const underWay = new Map<string, Promise<Buffer>>()
  /** Bytes of each, the one that was not asked for longest first. */
  const kept = readKept(folder)
  let size = [...kept.values()].reduce((sum, bytes) => sum + bytes, 0)

  const note = async (name: string, bytes: number) => {
    size += bytes - (kept.get(name) ?? 0)
    kept.delete(name)
    kept.set(name, bytes)
    for (const [oldest, length] of kept) {
      if (size <= limitBytes) break
      kept.delete(oldest)
      size -= length
      await rm(join(folder, oldest), { force: true })
    }
  }
  const recall = async (name: string): Promise<Buffer | null> => {
    const file = join(folder, name)
    const bytes = await readFile(file).catch(() => null)
    if (!bytes) return null
    const now = new Date()
    await utimes(file, now, now).catch(() => {})
    await note(name, bytes.length)
    return bytes
  }

  return {
    get size() {
      return size
    },
    get(key, render) {
      const name = createHash('sha256').update(key).digest('hex')
      const current = underWay.get(name)
      if (current) return current
      const work = (async () => {
        const known = await recall(name)
        if (known) return known
        const bytes = await gate(render)
        const file = join(folder, name)
        const temporary = `${file}.${randomBytes(6).toString('hex')}`
        await writeFile(temporary, bytes)
        await rename(temporary, file)
        await note(name, bytes.length)
        return bytes
      })().finally(() => underWay.delete(name))
      underWay.set(name, work)
      return work
    },
  }
}

/** What an earlier run left; what it did not finish to write is removed. */
function readKept(folder: string): Map<string, number> {
  const found = readdirSync(folder).flatMap((name) => {
    if (/^[0-9a-f]{64}$/.test(name)) return [{ name, ...statsOf(join(folder, name)) }]
    rmSync(join(folder, name), { force: true })
    return []
  })
  return new Map(found.sort((a, b) => a.usedAt - b.usedAt).map(({ name, bytes }) => [name, bytes]))
}

function statsOf(path: string) {
  const { size, mtimeMs } = statSync(path)
  return { bytes: size, usedAt: mtimeMs }
}
