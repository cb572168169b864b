import { spawn } from 'node:child_process'
import { root } from '../platform/paths.ts'
import type { Settings } from '../platform/settings.ts'

export interface Execution {
  code: number
  output: string
}

const running = new Set<number>()

/** Runs a command to its end and keeps what it wrote. */
export function execute(command: string[], env: Settings = process.env): Promise<Execution> {
  const [file = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pid = child.pid ?? 0
    running.add(pid)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-200_000)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => {
      running.delete(pid)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Asks everything that runs to end, with all that it started. */
export function endExecutions(signal: NodeJS.Signals): void {
  for (const pid of running) {
    try {
      process.kill(-pid, signal)
    } catch {
      // It has ended by itself.
    }
  }
}
