import { spawn } from 'node:child_process'
import { root } from './paths.ts'
import type { Settings } from './settings.ts'

/** Runs a command that a person watches, with this process's terminal, and resolves with its exit code. */
export function runCommand(command: string[], env: Settings = process.env): Promise<number> {
  const [file = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env: env as NodeJS.ProcessEnv, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
