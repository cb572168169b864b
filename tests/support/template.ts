import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildContent, buildSite } from '#scripts/platform/build.ts'
import { buildKey, filesBelow, hashOfFiles } from '#scripts/platform/build-key.ts'
import { lockDataFolder } from '#scripts/platform/data-lock.ts'
import { root } from '#scripts/platform/paths.ts'
import { endOrphans } from '#scripts/platform/pid-files.ts'
import { freePorts, isFree, type Ports } from '#scripts/platform/ports.ts'
import { prepareData } from '#scripts/platform/prepare-data.ts'
import { createProgress, type Progress } from '#scripts/platform/progress.ts'
import { Stack } from '#scripts/platform/stack.ts'
import { testContext } from './test-context.ts'

const templatesFolder = path.join(root, '.next/test')
const slots = 8

const held = new Set<() => Promise<void>>()

/** A built site and the data it was built on, from which stacks are copied. */
export interface Template {
  folder: string
  /** Its addresses are written into the build, so every stack of it listens here. */
  ports: Ports
  /** Ends and removes the stacks that are left of it, and gives it free. */
  release(): Promise<void>
}

/** Takes a template for this process alone, and builds it when the sources are not those it was built from. */
export async function acquireTemplate(
  progress: Progress = createProgress(process.stdout),
): Promise<Template> {
  const key = templateKey()
  const { folder, unlock } = takeSlot(key)
  const release = async () => {
    held.delete(release)
    await sweep(folder)
    unlock()
  }
  held.add(release)
  await pruneTemplates(key)
  try {
    await sweep(folder)
    if (!(await isUsable(folder))) await makeTemplate(folder, progress)
  } catch (error) {
    await release()
    throw error
  }
  return { folder, ports: portsOf(folder), release }
}

/** Takes a template for each of so many lanes, and leaves them in the environment for the workers; those that are there already stay. */
export async function handTemplates(wanted: number, progress?: Progress): Promise<void> {
  if (process.env.RESTOCK_TEMPLATES) return
  const folders: string[] = []
  while (folders.length < wanted) folders.push((await acquireTemplate(progress)).folder)
  process.env.RESTOCK_TEMPLATES = folders.join(path.delimiter)
}

/** A template that nobody else uses meanwhile: in a worker of vitest that of its lane, elsewhere one that is taken for this process. */
export async function ownTemplate(): Promise<Template> {
  const given = process.env.RESTOCK_TEMPLATES
  if (!given) return acquireTemplate()
  const lane = Number(process.env.VITEST_POOL_ID)
  const folder = given.split(path.delimiter)[lane - 1]
  if (!folder) throw new Error(`There is no template for lane ${lane} among ${given}.`)
  return { folder, ports: portsOf(folder), release: async () => {} }
}

/** Gives free all that this process holds, also while it is being built. */
export async function releaseTemplates(): Promise<void> {
  await Promise.all([...held].map((release) => release()))
}

function templateKey(): string {
  const rooms = ['emulators', 'scripts', 'seed/production'].filter((room) =>
    existsSync(path.join(root, room)),
  )
  const files = rooms.flatMap((room) => filesBelow(root, room)).filter((file) => !file.includes('.next'))
  const data = hashOfFiles(root, files)
  return createHash('sha256').update(buildKey({}, data)).digest('hex').slice(0, 12)
}

function takeSlot(key: string): { folder: string; unlock(): void } {
  for (let slot = 0; slot < slots; slot++) {
    const folder = path.join(templatesFolder, `${key}-${slot}`)
    try {
      return { folder, unlock: lockDataFolder(folder) }
    } catch {
      // Another test run holds it.
    }
  }
  throw new Error(`${slots} test runs are using ${templatesFolder}. End one of them.`)
}

async function isUsable(folder: string): Promise<boolean> {
  if (!existsSync(path.join(folder, 'template.json'))) return false
  const free = await Promise.all(Object.values(portsOf(folder)).map(isFree))
  return free.every(Boolean)
}

function portsOf(folder: string): Ports {
  return JSON.parse(readFileSync(path.join(folder, 'template.json'), 'utf8')).ports
}

async function makeTemplate(folder: string, progress: Progress): Promise<void> {
  const dataDir = path.join(folder, 'data')
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('lock.json')) rmSync(path.join(folder, name), { recursive: true, force: true })
  }
  mkdirSync(dataDir, { recursive: true })
  const ports = await freePorts()
  const distDir = path.relative(root, path.join(folder, 'dist'))
  const context = testContext({ dataDir, ports, distDir })
  const stack = new Stack(context)
  try {
    await Promise.all((['postgres', 'lake', 'sendgrid'] as const).map((name) => stack.start(name)))
    await buildContent((...step) => stack.run(...step), context.env)
    await prepareData(stack, {}, progress)
    await progress.step('Building the site', () => buildSite(stack, distDir))
  } finally {
    await stack.stopAll()
  }
  rmSync(path.join(folder, 'dist/cache'), { recursive: true, force: true })
  writeFileSync(path.join(folder, 'template.json'), JSON.stringify({ ports }))
}

/** Removes the templates of older sources. */
async function pruneTemplates(key: string): Promise<void> {
  for (const name of readdirSync(templatesFolder)) {
    if (name.startsWith(key)) continue
    const folder = path.join(templatesFolder, name)
    try {
      lockDataFolder(folder)
    } catch {
      continue
    }
    await sweep(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ends what a killed test run left running, and removes its stacks. */
async function sweep(folder: string): Promise<void> {
  await endOrphans(path.join(folder, 'data'))
  const stacks = stacksOf(folder)
  if (!existsSync(stacks)) return
  for (const name of readdirSync(stacks)) {
    await endOrphans(path.join(stacks, name, 'data'))
    rmSync(distOf(path.join(stacks, name)), { recursive: true, force: true })
  }
  rmSync(stacks, { recursive: true, force: true })
}

/** Where the stacks of a template are. Next wants a build inside the project. */
export function stacksOf(folder: string): string {
  return path.join(folder, 'stacks')
}

/** The build of a stack, beside the template's own: a build reaches node_modules by relative links, which must stay as long as they are. */
export function distOf(stackFolder: string): string {
  return path.join(path.dirname(path.dirname(stackFolder)), `dist-${path.basename(stackFolder)}`)
}
