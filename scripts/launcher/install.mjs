import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'

/**
 * Installs the packages of the lockfile when they are not what node_modules holds.
 *
 * @param {string} root the project's folder
 * @returns {Promise<void>}
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return
  await withLock(path.join(root, '.install.lock'), async () => {
    if (!isInstalled(root)) await install(root)
  })
}

function isInstalled(root) {
  const stamp = path.join(root, 'node_modules/.install-stamp')
  const wanted = fingerprint(root)
  if (!existsSync(path.join(root, 'node_modules/node/bin/node'))) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  if (!matchesLockfile(root)) return false
  writeFileSync(stamp, wanted)
  return true
}

/** Binaries differ by platform, packages by the lockfile; the Node that runs this does not matter. */
function fingerprint(root) {
  const lockfile = readFileSync(path.join(root, 'package-lock.json'))
  return `${process.platform}-${process.arch}-${createHash('sha256').update(lockfile).digest('hex')}\n`
}

/** Whether npm's own record of node_modules names the lockfile's packages: somebody ran `npm ci` by hand. */
function matchesLockfile(root) {
  const installed = readPackages(path.join(root, 'node_modules/.package-lock.json'))
  const locked = readPackages(path.join(root, 'package-lock.json'))
  if (!installed || !locked) return false
  return Object.entries(locked).every(([folder, entry]) => {
    if (folder === '') return true
    const found = installed[folder]
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional)
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

async function install(root) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  console.log('Installing packages. The first time this takes a few minutes …')
  const ticker = setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000)
  try {
    await npmCi(root)
  } finally {
    clearInterval(ticker)
  }
  if (!existsSync(path.join(root, 'node_modules/node/bin/node'))) {
    throw new Error(
      'The packages are installed, but without Node 24: install scripts seem to be forbidden here.\n' +
        'Run `npm rebuild --ignore-scripts=false` and try again.',
    )
  }
  writeFileSync(path.join(root, 'node_modules/.install-stamp'), fingerprint(root))
  console.log(`Installed in ${seconds()} s`)
}

function npmCi(root) {
  const bin = path.join(root, 'node_modules')
  // Not the Node out of the folder that npm is about to replace.
  const search = (process.env.PATH ?? '').split(path.delimiter).filter((entry) => !entry.startsWith(bin))
  const { NODE_ENV: _, ...env } = process.env
  const args = [
    'ci',
    '--ignore-scripts=false',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: root,
      env: { ...env, PATH: search.join(path.delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-8000)
      })
    }
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        child.kill(signal)
        child.once('close', () => process.exit(130))
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      process.removeAllListeners('SIGINT')
      process.removeAllListeners('SIGTERM')
      if (code === 0) resolve()
      else reject(new Error(`npm ci failed:\n\n${output.trim()}`))
    })
  })
}
