import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLog, startChild } from '#scripts/platform/child.ts'
import { nodeBinary, packageBinary, root } from '#scripts/platform/paths.ts'
import { freePorts } from '#scripts/platform/ports.ts'
import type { Settings } from '#scripts/platform/settings.ts'
import { waitForAnswer } from '#scripts/platform/wait-for-answer.ts'

export interface BaselineSite {
  url: string
  close(): Promise<void>
}

/** Builds and serves the small app that the shop is compared with, against the same lake. */
export function startBaselineSite(stackEnv: Settings): Promise<BaselineSite> {
  return serveApp(path.join(root, 'scripts/bench/baseline-app'), stackEnv)
}

/** Builds a Next app and serves it on a port of its own, with the environment of a running stack. */
export async function serveApp(app: string, stackEnv: Settings): Promise<BaselineSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'restock-baseline-'))
  const dist = path.join(app, '.next')
  mkdirSync(dist, { recursive: true })
  const settings = {
    SANITY_PROJECT_ID: 'restock',
    SANITY_DATASET: 'production',
    SANITY_API_VERSION: '2025-02-19',
    ...stackEnv,
    NODE_ENV: 'production',
    RESTOCK_DIST_DIR: '.next',
  }
  const next = [nodeBinary, packageBinary('next/dist/bin/next')]

  const log = openLog(folder, 'baseline')
  const build = startChild([...next, 'build', app], settings, log)
  const { code } = await build.ended
  if (code !== 0) throw new Error(`The baseline app ${path.basename(app)} was not built:\n${log.tail(40)}`)

  const { site: port } = await freePorts()
  const server = startChild(
    [...next, 'start', app, '--port', String(port), '--hostname', '127.0.0.1'],
    settings,
    log,
  )
  const url = `http://127.0.0.1:${port}`
  await waitForAnswer(server, { url })
  return {
    url,
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
      rmSync(dist, { recursive: true, force: true })
    },
  }
}
