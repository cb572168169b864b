// Plain JavaScript for Node 20: this runs before anything is installed.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled } from './launcher/install.mjs'

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const [command, ...args] = process.argv.slice(2)

/** Commands that work with the services of a running `npm start`: they are given its environment. */
const needEnvironment = new Set([
  'seed',
  'worker',
  'outbox',
  'inbox',
  'sanity-webhooks',
  'stock-sync',
  'search-sync',
  'sweep',
])

try {
  await ensureInstalled(root)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const node = path.join(root, 'node_modules/node/bin/node')
const preload = needEnvironment.has(command) ? ['--import', './scripts/platform/preload.ts'] : []
const child = spawn(node, [...preload, path.join(root, 'scripts', `${command}.ts`), ...args], {
  cwd: root,
  // By the channel the command learns that this process was killed.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm was killed: nobody is left who could end this.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
child.on('error', (error) => {
  console.error(
    `Node 24 could not be started from node_modules: ${error.message}\nRemove node_modules and try again.`,
  )
  process.exit(1)
})
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  } else {
    process.exit(code ?? 1)
  }
})
