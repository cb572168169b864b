import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePorts } from '#scripts/platform/ports.ts'
import { browserArguments } from '#tests/support/browser.ts'
import { findChromium } from '#tests/support/chromium.ts'
import { eventually } from '#tests/support/eventually.ts'

/** A Chromium that nobody but the tool on its debugging port steers. */
export async function startBareBrowser(): Promise<{ port: number; close(): Promise<void> }> {
  const { executablePath, env } = await findChromium()
  const { sendgrid: port } = await freePorts()
  const profile = mkdtempSync(path.join(tmpdir(), 'restock-browser-'))
  const own = ['--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executablePath, [...browserArguments, ...own], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const close = async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await eventually(async () => void (await fetch(`http://127.0.0.1:${port}/json/version`)), 20_000)
  } catch (error) {
    await close()
    throw error
  }
  return { port, close }
}
