#!/usr/bin/env node
import { readCommandLine, USAGE } from './cli-options.ts'
import { createContentLake } from './create.ts'
import { type ContentLakeOptions, OptionsError } from './options.ts'
import { seedDataset } from './seed.ts'

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `The port is taken: ${message}. Choose another with --port`
  if (code === 'EACCES') return `Not permitted: ${message}`
  return error instanceof OptionsError ? message : ((error as Error).stack ?? message)
}

const say = (line: Record<string, unknown>) => void process.stdout.write(`${JSON.stringify(line)}\n`)

async function start(options: ContentLakeOptions, seed: string | undefined): Promise<void> {
  const lake = await createContentLake(options)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void lake.close().then(() => process.exit(process.exitCode ?? 0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  const [first = 'production'] = options.datasets ?? []
  const dataset = typeof first === 'string' ? first : first.name
  if (seed) {
    try {
      say({ event: 'seeded', dataset, ...(await seedDataset(lake, dataset, seed)) })
    } catch (error) {
      process.exitCode = 1
      stop()
      throw error
    }
  }
  say({ event: 'listening', url: lake.url, pid: process.pid })
}

const read = readCommandLine(process.argv.slice(2), process.env)
if (read.kind === 'help') process.stdout.write(`${USAGE}\n`)
else if (read.kind === 'faulty') {
  for (const fault of read.faults) process.stderr.write(`content-lake: ${fault}\n`)
  process.stderr.write('content-lake: --help tells what there is\n')
  process.exitCode = 1
} else {
  start(read.options, read.seed).catch((error: unknown) => {
    process.stderr.write(`content-lake: ${explain(error)}\n`)
    process.exitCode = 1
  })
}
