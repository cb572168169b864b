import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { signalGroup } from './child.ts'
import { identityOf } from './process-identity.ts'

interface Entry {
  pid: number
  identity: string
}

const folderOf = (dataDir: string) => path.join(dataDir, 'pids')

/** Remembers a child, so that the next start can end it if this one is killed before it can. */
export function rememberChild(dataDir: string, name: string, pid: number): void {
  const identity = identityOf(pid)
  if (identity === undefined) return
  mkdirSync(folderOf(dataDir), { recursive: true })
  writeFileSync(
    path.join(folderOf(dataDir), `${name}.json`),
    JSON.stringify({ pid, identity } satisfies Entry),
  )
}

export function forgetChild(dataDir: string, name: string): void {
  rmSync(path.join(folderOf(dataDir), `${name}.json`), { force: true })
}

/**
 * Ends the children of a supervisor that was killed, and nothing else: a process counts only when it is the very one
 * that was remembered, not another that was given its number.
 *
 * @returns the names of those that were still there
 */
export async function endOrphans(dataDir: string): Promise<string[]> {
  const orphans = remembered(dataDir).filter(({ pid, identity }) => identityOf(pid) === identity)
  // All of them are built to survive SIGKILL; PostgreSQL is spared the recovery at its next start.
  for (const { name, pid } of orphans) signalGroup(pid, name === 'postgres' ? 'SIGINT' : 'SIGKILL')
  const deadline = Date.now() + 5000
  for (const { pid, identity } of orphans) {
    while (identityOf(pid) === identity && Date.now() < deadline) await delay(50)
    if (identityOf(pid) === identity) signalGroup(pid, 'SIGKILL')
    while (identityOf(pid) === identity) await delay(20)
  }
  rmSync(folderOf(dataDir), { recursive: true, force: true })
  return orphans.map(({ name }) => name)
}

function remembered(dataDir: string): (Entry & { name: string })[] {
  return files(dataDir).flatMap((file) => {
    try {
      const entry = JSON.parse(readFileSync(path.join(folderOf(dataDir), file), 'utf8')) as Entry
      return [{ name: path.basename(file, '.json'), ...entry }]
    } catch {
      return []
    }
  })
}

function files(dataDir: string): string[] {
  try {
    return readdirSync(folderOf(dataDir))
  } catch {
    return []
  }
}
