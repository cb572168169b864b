import { Worker } from 'node:worker_threads'
import { type Limits, timeExceeded } from '../groq/evaluation/budget.ts'
import { serviceUnavailable } from '../http/faults.ts'
import type { Log } from '../http/log.ts'
import { busy, memoryExceeded, refusal, Unanswered } from './faults.ts'
import type { FromThread, ThreadSetup, ToThread } from './protocol.ts'
import type { QueryTask } from './task.ts'

export interface SlowQuery {
  dataset: string
  /** What the answer must have seen at least. */
  sequence: number
  task: QueryTask
}

/** Queries that would hold up everybody else, one at a time in a thread that holds the documents once more. */
export interface SlowLane {
  /**
   * The body of the answer, in JSON. Throws `LakeError`: what the engine throws (`LimitExceeded` when the time is up), 429
   * when its turn does not come in time or too many wait already.
   */
  run(query: SlowQuery): Promise<Uint8Array>
  /** For a dataset that is removed. */
  forget(dataset: string): void
  close(): void
}

export interface SlowLaneOptions {
  setup: () => ThreadSetup
  limits: Limits
  log: Log
  /** How long a query may wait for its turn, in ms. Default: as long as it may be evaluated. */
  patienceMs?: number
  /** Default 32. */
  mostWaiting?: number
  /** How long the thread and its documents are kept without use, in ms. Default five minutes. */
  keptMs?: number
  /** The module of the thread; another one in tests. */
  thread?: URL
}

interface Job extends SlowQuery {
  id: number
  /** When it will no longer wait for its turn. */
  patientUntil: number
  hasBegun: boolean
  resolve: (body: Uint8Array) => void
  reject: (error: unknown) => void
}

/** A query that does not even hear its own clock is ended with its thread. */
const GRACE_MS = 1000
const MOST_READING_MS = 60_000

export function createSlowLane(options: SlowLaneOptions): SlowLane {
  const { setup, limits, log, mostWaiting = 32, keptMs = 5 * 60_000 } = options
  let waiting: Job[] = []
  let thread: Worker | undefined
  let current: (Job & { sentAt: number }) | undefined
  let timer: NodeJS.Timeout | undefined
  let lastId = 0

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms).unref()
  }
  const end = () => {
    clearTimeout(timer)
    const ended = thread
    thread = undefined
    ended?.removeAllListeners()
    // Its end is asked for; what it may still say of it is of no interest.
    ended?.on('error', () => {})
    void ended?.terminate()
  }
  const settle = (act: (job: Job) => void) => {
    const job = current
    current = undefined
    if (job) act(job)
    next()
  }
  const abort = (error: unknown) => {
    end()
    settle((job) => job.reject(error))
  }

  const hear = (message: FromThread) => {
    if (!current || message.id !== current.id) return
    switch (message.kind) {
      case 'began': {
        current.hasBegun = true
        const reading = performance.now() - current.sentAt
        for (const job of waiting) job.patientUntil += reading
        return after(limits.timeMs + GRACE_MS, () => {
          log('slow query ended with its thread', { dataset: current?.dataset, query: current?.task.query })
          abort(timeExceeded(limits.timeMs))
        })
      }
      case 'answer':
        return settle((job) => job.resolve(message.body))
      case 'refusal': {
        const { status, body } = message
        return settle((job) => job.reject(refusal(status, body)))
      }
      case 'failure':
        return settle((job) => job.reject(new Unanswered(message.error)))
    }
  }

  const start = (): Worker => {
    const started = new Worker(options.thread ?? new URL('./thread.ts', import.meta.url), {
      workerData: setup(),
      execArgv: [],
    })
    started.unref()
    started.on('message', hear)
    started.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' && current?.hasBegun
      abort(isMemory ? memoryExceeded() : error)
    })
    started.on('exit', (code) => abort(new Error(`The thread of slow queries ended with ${code}`)))
    return started
  }

  const dismissTheLate = (now: number) => {
    for (const job of waiting) if (now >= job.patientUntil) job.reject(busy())
    waiting = waiting.filter((job) => now < job.patientUntil)
  }
  const next = () => {
    if (current) return
    const now = performance.now()
    dismissTheLate(now)
    const job = waiting.shift()
    if (!job) {
      if (thread) after(keptMs, end)
      return
    }
    current = Object.assign(job, { sentAt: now })
    after(MOST_READING_MS, () => abort(new Error('The documents could not be read in time')))
    const { id, dataset, sequence, task } = job
    try {
      thread ??= start()
      thread.postMessage({ kind: 'query', id, dataset, sequence, task, limits } satisfies ToThread)
    } catch (error) {
      abort(error)
    }
  }

  return {
    run(query) {
      if (waiting.length >= mostWaiting) return Promise.reject(busy())
      return new Promise((resolve, reject) => {
        lastId++
        const patientUntil = performance.now() + (options.patienceMs ?? limits.timeMs)
        waiting.push({ ...query, id: lastId, patientUntil, hasBegun: false, resolve, reject })
        next()
      })
    },
    forget(dataset) {
      thread?.postMessage({ kind: 'forget', dataset } satisfies ToThread)
    },
    close() {
      const closing = serviceUnavailable('The server is closing')
      for (const job of waiting.splice(0)) job.reject(closing)
      abort(closing)
    },
  }
}
