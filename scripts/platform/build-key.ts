import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.ts'
import type { Settings } from './settings.ts'

/** Folders of the project that the site is not built from. All others are, so that a new one is not forgotten. */
const notSources = new Set(['node_modules', 'docs', 'emulators', 'scripts', 'seed', 'test-results', 'tests'])

/** Addresses that a browser uses are written into the build. */
const publicVariables = [
  'SITE_URL',
  'SANITY_PROJECT_ID',
  'SANITY_DATASET',
  'SANITY_API_HOST',
  'SANITY_API_VERSION',
] as const

/**
 * Names a build by all it was made from. `dataId` stands for the data whose pages the build holds: pages of one
 * DATA_DIR are never served for another.
 */
export function buildKey(settings: Settings, dataId: string): string {
  const hash = createHash('sha256').update(`${dataId}\0`)
  for (const name of publicVariables) hash.update(`${name}=${settings[name] ?? ''}\0`)
  hash.update(hashOfFiles(root, sourceFiles(root)))
  return hash.digest('hex').slice(0, 16)
}

/** Paths relative to the project, in a fixed order. */
function sourceFiles(folder: string): string[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notSources.has(name))
    .filter((entry) => !isDataFolder(path.join(folder, entry.name)))
    .filter(({ name }) => !name.endsWith('.tsbuildinfo') && name !== 'next-env.d.ts' && name !== 'README.md')
  return names
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(folder, entry.name) : [entry.name]))
    .sort()
}

/** A DATA_DIR inside the project changes all the time and is no source, whatever it is called. */
function isDataFolder(folder: string): boolean {
  return existsSync(path.join(folder, 'secrets.json'))
}

export function filesBelow(folder: string, name: string): string[] {
  return readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

export function hashOfFiles(folder: string, files: string[]): string {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(folder, file)))
      .update('\0')
  return hash.digest('hex')
}
