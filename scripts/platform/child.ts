import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.ts'
import type { Settings } from './settings.ts'

/** A process that was started, whatever it is. */
export interface Running {
  pid: number
  /** Resolves when it has ended and its output was read. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Asks it to end, with all that it started, and insists after a while. */
  stop(): Promise<void>
  /** SIGKILL to all of it, as a crash would do. */
  kill(): Promise<void>
}

const patience = 10_000

/** Starts a command in a process group of its own; what it writes goes to the log. */
export function startChild(command: string[], env: Settings, log: Log): Running {
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', log.write)
  return runningChild(child, log, 'SIGTERM')
}

/** @param stopSignal what the program takes for "end, and leave everything in order" */
export function runningChild(child: ChildProcess, log: Log, stopSignal: NodeJS.Signals): Running {
  const ended = new Promise<Awaited<Running['ended']>>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
    child.once('error', (error) => {
      log.write(`${error.message}\n`)
      if (child.pid === undefined) resolve({ code: 127, signal: null })
    })
  })
  const pid = child.pid ?? 0
  return {
    pid,
    ended,
    async stop() {
      signalGroup(pid, stopSignal)
      const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), patience)
      await ended
      clearTimeout(insist)
      signalGroup(pid, 'SIGKILL')
    },
    async kill() {
      signalGroup(pid, 'SIGKILL')
      await ended
    },
  }
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 0) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

export interface Log {
  file: string
  write(text: string): void
  /** The last lines, for a person who has to know why it failed. */
  tail(lines?: number): string
}

const maxLogBytes = 10 * 1024 * 1024

/**
 * A log file in DATA_DIR/logs; one older generation is kept when it has grown large.
 *
 * @param echo receives the same, for a person who works with it
 */
export function openLog(dataDir: string, name: string, echo?: (text: string) => void): Log {
  const file = path.join(dataDir, 'logs', `${name}.log`)
  mkdirSync(path.dirname(file), { recursive: true })
  if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`)
  let recent = ''
  return {
    file,
    write(text) {
      recent = (recent + text).slice(-20_000)
      appendFileSync(file, text)
      echo?.(text)
    },
    tail(lines = 20) {
      return recent.trimEnd().split('\n').slice(-lines).join('\n')
    },
  }
}
