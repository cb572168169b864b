import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGate } from './gate.ts'

/** Rendered images on disk. Losing them costs time only, so nothing is synced. */
export interface RenderCache {
  /**
   * The rendering that is kept for a key, or a new one. A new one does not begin when all who asked for it are gone;
   * it then rejects with the reason of the last one's signal.
   */
  get(key: string, render: () => Promise<Buffer>, gone?: AbortSignal): Promise<Buffer>
  /** Bytes that are kept. */
  readonly size: number
}

/** A rendering that is waited for, by how many, and what calls it off. */
interface UnderWay {
  work: Promise<Buffer>
  readers: number
  off: AbortController
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
  const underWay = new Map<string, UnderWay>()
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

  const begin = (name: string, render: () => Promise<Buffer>): UnderWay => {
    const off = new AbortController()
    const draw = async () => {
      const known = await recall(name)
      if (known) return known
      const bytes = await gate(render, off.signal)
      const file = join(folder, name)
      const temporary = `${file}.${randomBytes(6).toString('hex')}`
      await writeFile(temporary, bytes)
      await rename(temporary, file)
      await note(name, bytes.length)
      return bytes
    }
    const started: UnderWay = { off, readers: 0, work: draw() }
    underWay.set(name, started)
    const end = () => {
      if (underWay.get(name) === started) underWay.delete(name)
    }
    started.work.then(end, end)
    return started
  }
  const leave = (name: string, left: UnderWay, reason: unknown) => {
    left.readers--
    if (left.readers > 0) return
    // Whoever asks now starts anew, and does not share the fate of those who left.
    if (underWay.get(name) === left) underWay.delete(name)
    left.off.abort(reason)
  }

  return {
    get size() {
      return size
    },
    get(key, render, gone) {
      const name = createHash('sha256').update(key).digest('hex')
      const current = underWay.get(name) ?? begin(name, render)
      current.readers++
      gone?.addEventListener('abort', () => leave(name, current, gone.reason), { once: true })
      return current.work
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
