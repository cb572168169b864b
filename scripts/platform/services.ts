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

export interface Started {
  running: Running
  /** Resolves when it answers; rejects when it will not. */
  ready: Promise<void>
}

export type StartService = (context: ServiceContext, log: Log) => Promise<Started>

export const services: Record<ServiceName, StartService> = { postgres, lake, sendgrid, site, worker }

async function postgres({ dataDir, ports, secrets }: ServiceContext, log: Log): Promise<Started> {
  const server = await startPostgres({
    dir: path.join(dataDir, 'postgres'),
    port: ports.postgres,
    password: secrets.databasePassword,
    detached: true,
    onLog: log.write,
  })
  return { running: runningChild(server.process, log, 'SIGINT'), ready: Promise.resolve() }
}

async function lake({ dataDir, ports, secrets, env }: ServiceContext, log: Log): Promise<Started> {
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
  return answering(running, question, { authorization: `Bearer ${env.SANITY_API_READ_TOKEN}` })
}

async function sendgrid({ dataDir, ports, env }: ServiceContext, log: Log): Promise<Started> {
  const options = ['--port', String(ports.sendgrid), '--data', path.join(dataDir, 'sendgrid')]
  const running = startChild([nodeBinary, 'emulators/sendgrid/cli.ts', ...options], env, log)
  return answering(running, `http://127.0.0.1:${ports.sendgrid}/messages?limit=1`)
}

async function site({ ports, env, distDir, mode }: ServiceContext, log: Log): Promise<Started> {
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
  return answering(running, `http://127.0.0.1:${ports.site}/`)
}

async function worker({ env }: ServiceContext, log: Log): Promise<Started> {
  return { running: startChild([nodeBinary, 'scripts/worker.ts'], env, log), ready: Promise.resolve() }
}

function answering(running: Running, url: string, headers?: Record<string, string>): Started {
  return { running, ready: waitForAnswer(running, { url, headers }) }
}
