import { setTimeout as delay } from 'node:timers/promises'
import { addressTable } from './address-table.ts'
import { buildContent, buildFolder, buildSite, isBuilt, pruneBuilds } from './build.ts'
import { checkSettings } from './check-settings.ts'
import { lockDataFolder } from './data-lock.ts'
import { completeEnvironment, localServices } from './local-environment.ts'
import { dataFolder, nodeBinary, packageBinary } from './paths.ts'
import { endOrphans } from './pid-files.ts'
import { takenPorts } from './ports.ts'
import { prepareData } from './prepare-data.ts'
import { createProgress } from './progress.ts'
import { restartDecision } from './restart-decision.ts'
import { ensureSecrets } from './secrets.ts'
import type { ServiceName } from './services.ts'
import { readSettings, type Settings } from './settings.ts'
import { onShutdown } from './shutdown.ts'
import { Stack, titles } from './stack.ts'

/** Runs the whole shop until it is told to end. `dev` serves from the sources, `production` from a build. */
export async function serve(mode: 'production' | 'dev'): Promise<void> {
  const began = Date.now()
  const settings = readSettings()
  const dataDir = dataFolder(settings)
  const ports = checkSettings(settings)
  const release = lockDataFolder(dataDir)
  process.once('exit', release)
  const secrets = ensureSecrets(dataDir)
  const env = { ...completeEnvironment(settings, ports, secrets), NEXT_TELEMETRY_DISABLED: '1' }
  const stack = new Stack({ dataDir, ports, secrets, env, mode })

  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    await stack.stopAll()
    process.exit(code)
  }
  onShutdown(
    () => void stop(0),
    () => process.exit(1),
  )

  stack.onDeath = (name, how) => {
    const log = stack.log(name)
    console.error(
      `\n${titles[name]} ${how} while the shop was being started:\n\n${log.tail()}\n\nIts whole log: ${log.file}`,
    )
    void stop(1)
  }
  try {
    await bringUp(stack, settings)
  } catch (error) {
    if (stopping) return
    console.error(`\n${error instanceof Error ? error.message : error}`)
    return stop(1)
  }
  if (stopping) return
  stack.onDeath = keepAlive(
    stack,
    () => stopping,
    () => void stop(1),
  )
  console.log(`\n${addressTable(settings, env)}\n`)
  console.log(`ready in ${((Date.now() - began) / 1000).toFixed(1)} s. Ctrl-C stops everything.`)
}

async function bringUp(stack: Stack, settings: Settings): Promise<void> {
  const progress = createProgress(process.stdout)
  const { context } = stack
  const orphans = await endOrphans(context.dataDir)
  if (orphans.length > 0) console.log(`Ended what a killed start had left: ${orphans.join(', ')}`)

  const local = localServices(settings)
  const wanted = (['postgres', 'lake', 'sendgrid'] as const).filter((name) => local[name])
  const taken = await takenPorts(context.ports, [...wanted, 'site'])
  if (taken) throw new Error(taken)
  await progress.step('Starting the local services', () =>
    Promise.all(wanted.map((name) => stack.start(name))),
  )
  await progress.step('Reading the help pages', () =>
    buildContent((...step) => stack.run(...step), context.env),
  )
  await prepareData(stack, settings, progress)
  if (context.mode === 'production') {
    const distDir = buildFolder(context.dataDir, context.env)
    context.distDir = distDir
    if (!isBuilt(distDir)) {
      await progress.step('Building the site', () => buildSite(stack, distDir))
      pruneBuilds(context.dataDir, distDir)
    }
  } else {
    const watch = [nodeBinary, packageBinary('contentlayer2/bin/cli.cjs'), 'dev']
    void stack.run('contentlayer', watch, context.env).catch(() => {})
  }
  await progress.step('Starting the site', () => stack.start('site'))
  await stack.start('worker')
}

/** Starts a service again that has died, and gives up on all when one keeps dying. */
function keepAlive(stack: Stack, stopping: () => boolean, giveUp: () => void) {
  const deaths = new Map<ServiceName, number[]>()
  const handle = async (name: ServiceName, how: string): Promise<void> => {
    if (stopping()) return
    const times = [...(deaths.get(name) ?? []), Date.now()]
    deaths.set(name, times)
    const decision = restartDecision(times, Date.now())
    if (!decision.restart) {
      console.error(
        `${titles[name]} ${how}, and ${decision.reason}. Everything is stopped.\n\n${stack.log(name).tail()}`,
      )
      return giveUp()
    }
    console.error(`${titles[name]} ${how}; it is started again.`)
    await delay(decision.afterMs)
    if (stopping()) return
    try {
      await stack.start(name)
    } catch (error) {
      await handle(name, `could not be started again (${error instanceof Error ? error.message : error})`)
    }
  }
  return (name: ServiceName, how: string) => void handle(name, how)
}
