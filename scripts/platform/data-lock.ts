import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf } from './process-identity.ts'

interface Holder {
  pid: number
  identity: string
}

/**
 * Makes this process the only one that works on a DATA_DIR. What a killed process left is taken over.
 *
 * @returns a function that gives the folder free
 * @throws Error that names the process which holds it
 */
export function lockDataFolder(dataDir: string): () => void {
  makeFolder(dataDir)
  const file = path.join(dataDir, 'lock.json')
  const mine: Holder = { pid: process.pid, identity: identityOf(process.pid) ?? '' }
  // A link appears with its content, so that no reader finds a lock half-written.
  const whole = `${file}.${process.pid}`
  writeFileSync(whole, JSON.stringify(mine))
  try {
    return take(file, whole, dataDir)
  } finally {
    rmSync(whole, { force: true })
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file in its place' : code
    throw new Error(`The folder ${dataDir} cannot be made: ${why}. Name another one with DATA_DIR.`)
  }
}

function take(file: string, whole: string, dataDir: string): () => void {
  for (;;) {
    try {
      linkSync(whole, file)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = read(file)
    if (holder && identityOf(holder.pid) === holder.identity) {
      throw new Error(
        `Restock is already running on ${dataDir} (process ${holder.pid}).\n` +
          'Stop it first, or run a second one beside it: DATA_DIR=.data-2 PORT_OFFSET=100 npm start',
      )
    }
    rmSync(file, { force: true })
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}
