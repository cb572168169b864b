import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')

export interface Browser {
  executablePath: string
  /** Set where the machine lacks Chromium's libraries or fonts. */
  env?: Record<string, string>
}

/**
 * The Chromium that comes by npm on Linux x64, unpacked once into node_modules/.cache; elsewhere Playwright's own
 * or the system's. `CHROMIUM_PATH` overrides.
 *
 * @throws Error that says how to get a browser
 */
export async function findChromium(): Promise<Browser> {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH }
  if (process.platform === 'linux' && process.arch === 'x64') return packaged()
  const found = [chromium.executablePath(), ...systemBrowsers].find((file) => existsSync(file))
  if (found) return { executablePath: found }
  throw new Error(
    'No Chromium was found. Run `npx playwright-core install chromium`, or set CHROMIUM_PATH to a Chromium or Chrome.',
  )
}

const systemBrowsers = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

async function packaged(): Promise<Browser> {
  const folder = await unpacked()
  const executablePath = path.join(folder, 'chromium')
  const fonts: Record<string, string> | undefined = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  if (await starts(executablePath, {})) return { executablePath, env: fonts }
  const libraries = { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }
  return { executablePath, env: { ...fonts, ...libraries } }
}

/** The package unpacks into TMPDIR, under fixed names that another user may hold: it gets a folder of its own. */
async function unpacked(): Promise<string> {
  const manifest = path.join(root, 'node_modules/@sparticuz/chromium/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = path.join(root, 'node_modules/.cache', `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(path.dirname(folder), { recursive: true })
  const partial = mkdtempSync(`${folder}-`)
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  // Taken for a Lambda, the package unpacks the libraries that a bare machine lacks as well.
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  await run(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: root, env })
  writeFileSync(path.join(partial, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts')))
  try {
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function fontConfiguration(folder: string): string {
  const text = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>\n<fontconfig><dir>${text}</dir><cachedir>${text}/cache</cachedir></fontconfig>\n`
}

async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
