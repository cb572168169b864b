import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages name servers on the internet; with or without a network, a test sees the same.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
]

/**
 * A headless Chromium that reaches nothing but this machine. The caller closes it.
 *
 * @param debuggingPort where it listens for tools that bring no browser of their own.
 */
export async function launchBrowser(debuggingPort?: number): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  const all = debuggingPort ? [...args, `--remote-debugging-port=${debuggingPort}`] : args
  return chromium.launch({ executablePath, args: all, env: { ...process.env, ...env }, headless: true })
}
