import path from 'node:path'
import { startPostgres } from '#emulators/postgres/start.ts'
import { type Log, type Running, runningChild, startChild } from './child.ts'
import { nodeBinary, packageBinary } from './paths.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { waitForAnswer } from './wait-for-answer.ts'

export type ServiceName = 'postgres' | 'lake' | 'sendgrid' | 'site' | 'worker'

export interface ServiceContext {
  dataDir: string
  ports: Ports
  secrets: Secrets
  /** The completed environment that every child is given. */
  env: Settings
  /** Next's build folder, relative to the project. */
  distDir?: string
  /** `dev` serves with `next dev`. */
  mode: 'production' | 'dev'
}

/**
 * Starts a service and resolves when it answers. `register` is told of the process at once, so that it can be
 * ended before it answers.
 */
export type StartService = (
  context: ServiceContext,
  log: Log,
  register: (running: Running) => void,
) => Promise<void>

const postgres: StartService = async ({ dataDir, ports, secrets }, log, register) => {
  await startPostgres({
    dir: path.join(dataDir, 'postgres'),
    port: ports.postgres,
    password: secrets.databasePassword,
    detached: true,
    onSpawn: (process) => register(runningChild(process, log, 'SIGINT')),
    onLog: log.write,
  })
}

const lake: StartService = async ({ dataDir, ports, secrets, env }, log, register) => {
  const { SANITY_PROJECT_ID: project = 'restock', SANITY_DATASET: dataset = 'production' } = env
  const tokens = [
    { token: env.SANITY_API_READ_TOKEN, name: 'Restock reader', role: 'viewer' },
    { token: env.SANITY_API_WRITE_TOKEN, name: 'Restock writer', role: 'editor' },
    { token: secrets.sanityAdminToken, name: 'Restock administrator', role: 'administrator' },
  ]
  const folder = path.join(dataDir, 'content-lake')
  const options = ['--port', String(ports.lake), '--data', folder, '--project', project, '--dataset', dataset]
  const running = startChild(
    [nodeBinary, 'emulators/content-lake/cli.ts', ...options],
    { ...env, CONTENT_LAKE_TOKENS: JSON.stringify(tokens) },
    log,
  )
  const question = `http://127.0.0.1:${ports.lake}/v2025-02-19/data/query/${dataset}?query=1`
  register(running)
  await waitForAnswer(running, {
    url: question,
    headers: { authorization: `Bearer ${env.SANITY_API_READ_TOKEN}` },
  })
}

const sendgrid: StartService = async ({ dataDir, ports, env }, log, register) => {
  const options = ['--port', String(ports.sendgrid), '--data', path.join(dataDir, 'sendgrid')]
  const running = startChild([nodeBinary, 'emulators/sendgrid/cli.ts', ...options], env, log)
  register(running)
  await waitForAnswer(running, { url: `http://127.0.0.1:${ports.sendgrid}/messages?limit=1` })
}

const site: StartService = async ({ ports, env, distDir, mode }, log, register) => {
  const next = [nodeBinary, packageBinary('next/dist/bin/next')]
  const address = ['--port', String(ports.site), '--hostname', '127.0.0.1']
  const running =
    mode === 'dev'
      ? startChild([...next, 'dev', ...address], env, log)
      : startChild(
          [...next, 'start', ...address],
          { ...env, NODE_ENV: 'production', RESTOCK_DIST_DIR: distDir },
          log,
        )
  register(running)
  await waitForAnswer(running, { url: `http://127.0.0.1:${ports.site}/` })
}

const worker: StartService = async ({ env }, log, register) => {
  register(startChild([nodeBinary, 'scripts/worker.ts'], env, log))
}

export const services: Record<ServiceName, StartService> = { postgres, lake, sendgrid, site, worker }
