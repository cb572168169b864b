import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Environment, parseEnvironment } from '#lib/config/environment.ts'
import { root } from '#scripts/platform/paths.ts'
import { type ServiceName, services } from '#scripts/platform/services.ts'
import type { Settings } from '#scripts/platform/settings.ts'
import { Stack } from '#scripts/platform/stack.ts'
import { distOf, stacksOf, type Template } from './template.ts'
import { testContext } from './test-context.ts'

const run = promisify(execFile)
const everything = Object.keys(services) as ServiceName[]

/** A whole shop of its own: seeded data, a built site, and every service a process that can be killed. */
export interface TestStack {
  site: string
  lake: string
  inbox: string
  environment: Environment
  /** What the processes of this stack are given, for scripts that a test runs beside them. */
  env: Settings
  dataDir: string
  /** The build that is served, relative to the project. */
  distDir: string
  isRunning(name: ServiceName): boolean
  start(name: ServiceName): Promise<void>
  /** Ends it in order. */
  stop(name: ServiceName): Promise<void>
  /** SIGKILL. It stays down until `start`. */
  kill(name: ServiceName): Promise<void>
  /** SIGKILL to all, as when the machine goes down. */
  crash(): Promise<void>
  /** Starts what is not running, in the order of `npm start`. */
  startAll(): Promise<void>
  /** How often a service's log says something. */
  said(name: ServiceName, words: string): number
  /** Stops everything and removes its data. */
  close(): Promise<void>
}

export interface StackOptions {
  /** By default all. */
  services?: ServiceName[]
  env?: Settings
}

/** Starts a fresh copy of the template. One at a time: all copies of a template use the same ports. */
export async function startStack(template: Template, options: StackOptions = {}): Promise<TestStack> {
  const wanted = options.services ?? everything
  const stacks = stacksOf(template.folder)
  mkdirSync(stacks, { recursive: true })
  const folder = mkdtempSync(path.join(stacks, 'stack-'))
  const dataDir = path.join(folder, 'data')
  const dist = distOf(folder)
  await run('cp', ['-Rp', path.join(template.folder, 'data'), dataDir])
  await run('cp', ['-Rp', path.join(template.folder, 'dist'), dist])

  const context = testContext({
    dataDir,
    ports: template.ports,
    distDir: path.relative(root, dist),
    env: options.env,
  })
  const environment = parseEnvironment(context.env)
  const stack = new Stack(context)
  const startAll = async () => {
    for (const name of everything) {
      if (wanted.includes(name) && !stack.isRunning(name)) await stack.start(name)
    }
  }
  const close = async () => {
    await stack.stopAll()
    for (const used of [folder, dist]) rmSync(used, { recursive: true, force: true })
  }
  try {
    await startAll()
  } catch (error) {
    await close()
    throw error
  }
  return {
    site: environment.site.url,
    lake: environment.sanity.apiHost ?? '',
    inbox: environment.sendgrid.baseUrl ?? '',
    environment,
    env: context.env,
    dataDir,
    distDir: path.relative(root, dist),
    isRunning: (name) => stack.isRunning(name),
    start: (name) => stack.start(name),
    stop: (name) => stack.stop(name),
    kill: (name) => stack.kill(name),
    crash: async () => {
      await Promise.all(everything.map((name) => stack.kill(name)))
    },
    startAll,
    said: (name, words) => readFileSync(stack.log(name).file, 'utf8').split(words).length - 1,
    close,
  }
}
