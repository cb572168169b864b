import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildKey, filesBelow, hashOfFiles } from './build-key.ts'
import { buildsFolder, nodeBinary, packageBinary, root } from './paths.ts'
import type { Settings } from './settings.ts'
import type { Stack } from './stack.ts'

/** Written last: a build without it was not finished. */
const marker = 'restock-build.json'

/** Where the build for this data and these sources is, or will be: relative to the project. */
export function buildFolder(dataDir: string, settings: Settings): string {
  return path.relative(
    root,
    path.join(buildsFolder, `${prefixOf(dataDir)}-${buildKey(settings, dataId(dataDir))}`),
  )
}

function prefixOf(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 8)
}

export function isBuilt(distDir: string): boolean {
  return existsSync(path.join(root, distDir, marker))
}

/** Builds the site into its folder. */
export async function buildSite(stack: Stack, distDir: string): Promise<void> {
  const folder = path.join(root, distDir)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { env, dataDir } = stack.context
  await stack.run('build', [nodeBinary, packageBinary('next/dist/bin/next'), 'build'], {
    ...env,
    NODE_ENV: 'production',
    RESTOCK_DIST_DIR: distDir,
  })
  writeFileSync(path.join(folder, marker), JSON.stringify({ dataDir }))
}

/** Removes what this DATA_DIR, or one that is gone, had built before. */
export function pruneBuilds(dataDir: string, keep: string): void {
  for (const name of readdirSync(buildsFolder)) {
    const folder = path.join(buildsFolder, name)
    if (folder === path.join(root, keep)) continue
    const owner = ownerOf(folder)
    if (name.startsWith(prefixOf(dataDir)) || (owner && !existsSync(owner)))
      rmSync(folder, { recursive: true, force: true })
  }
}

function ownerOf(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path.join(folder, marker), 'utf8')) as { dataDir: string }).dataDir
  } catch {
    return undefined
  }
}

/** Tells one content of a DATA_DIR from the next: a reset makes a new one. */
function dataId(dataDir: string): string {
  const file = path.join(dataDir, 'id')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${randomUUID()}\n`)
  }
  return readFileSync(file, 'utf8').trim()
}

/** Turns the MDX of content/ into modules. Left alone when nothing changed: another build may be reading them. */
export async function buildContent(run: Stack['run'], env: Settings): Promise<void> {
  const generated = path.join(root, '.contentlayer')
  const stamp = path.join(generated, 'restock-stamp')
  const key = hashOfFiles(root, [
    'contentlayer.config.ts',
    'package-lock.json',
    ...filesBelow(root, 'content'),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  await run('contentlayer', [nodeBinary, packageBinary('contentlayer2/bin/cli.cjs'), 'build'], env)
  writeFileSync(stamp, key)
}
