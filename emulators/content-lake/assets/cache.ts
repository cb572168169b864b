import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGate } from './gate.ts'

/** Rendered images on disk. Losing them costs time only, so nothing is synced. */
export interface RenderCache {
  get(key: string, render: () => Promise<Buffer>): Promise<Buffer>
}

const CONCURRENT_RENDERS = 2

/** Requests for the same rendering share one; different ones run two at a time. */
export function createRenderCache(folder: string): RenderCache {
  mkdirSync(folder, { recursive: true })
  const gate = createGate(CONCURRENT_RENDERS)
  const underWay = new Map<string, Promise<Buffer>>()
  return {
    get(key, render) {
      const name = createHash('sha256').update(key).digest('hex')
      const current = underWay.get(name)
      if (current) return current
      const file = join(folder, name)
      const work = (async () => {
        const known = await readFile(file).catch(() => null)
        if (known) return known
        const bytes = await gate(render)
        await keep(file, bytes).catch(() => {})
        return bytes
      })().finally(() => underWay.delete(name))
      underWay.set(name, work)
      return work
    },
  }
}

/** On a full disk an image is rendered again each time; that is no reason not to show it. */
async function keep(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(temporary, bytes)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
