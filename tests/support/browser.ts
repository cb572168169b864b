import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages name servers on the internet; with or without a network, a test sees the same.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
]

/** A headless Chromium that reaches nothing but this machine. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: browserArguments,
    env: { ...process.env, ...env },
    headless: true,
  })
}
