import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { openLog, startChild } from '#scripts/platform/child.ts'
import { nodeBinary, packageBinary } from '#scripts/platform/paths.ts'
import { forgetChild, rememberChild } from '#scripts/platform/pid-files.ts'
import { freePorts } from '#scripts/platform/ports.ts'
import { waitForAnswer } from '#scripts/platform/wait-for-answer.ts'
import type { TestStack } from '#tests/support/stack.ts'

const name = 'reference'
const alwaysMiss = pathToFileURL(path.join(import.meta.dirname, 'always-miss.ts')).href

/** A second server of a shop's build, on the same services, whose cache always misses: what it answers is the truth of this moment. */
export interface ReferenceSite {
  url: string
  close(): Promise<void>
}

/** @param stack a shop whose build is served and stays there until this one is closed. */
export async function startReferenceSite(stack: TestStack): Promise<ReferenceSite> {
  const { site: port } = await freePorts()
  const url = `http://127.0.0.1:${port}`
  const running = startChild(
    [
      nodeBinary,
      packageBinary('next/dist/bin/next'),
      'start',
      '--port',
      String(port),
      '--hostname',
      '127.0.0.1',
    ],
    {
      ...stack.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: `--import ${alwaysMiss}`,
      RESTOCK_DIST_DIR: stack.distDir,
      SITE_INTERNAL_URL: url,
      PORT: String(port),
    },
    openLog(stack.dataDir, name),
  )
  // Whoever clears up after a killed run ends it too.
  rememberChild(stack.dataDir, name, running.pid)
  const close = async () => {
    await running.stop()
    forgetChild(stack.dataDir, name)
  }
  try {
    await waitForAnswer(running, { url: `${url}/` })
  } catch (error) {
    await close()
    throw error
  }
  return { url, close }
}
