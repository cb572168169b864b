#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createContentLake } from './create.ts'
import { type ContentLakeOptions, OptionsError, parseTokens } from './options.ts'

const USAGE = `Usage: node cli.ts [options]
  --port N          port to listen on, 0 for a free one (CONTENT_LAKE_PORT, default 4010)
  --host NAME       address to bind (CONTENT_LAKE_HOST, default localhost)
  --data DIR        where everything is kept (CONTENT_LAKE_DATA, default .content-lake)
  --project ID      project id (CONTENT_LAKE_PROJECT, default local)
  --dataset NAME    dataset, may be repeated (CONTENT_LAKE_DATASETS, comma separated, default production)
  --public-url URL  address that clients use, when it is another (CONTENT_LAKE_PUBLIC_URL)
CONTENT_LAKE_TOKENS  access tokens, JSON [{"token","name","role":"viewer|editor|administrator"}]
CONTENT_LAKE_ORIGINS origins of Studios on other machines, comma separated`

function optionsFrom(argv: string[], env: NodeJS.ProcessEnv): ContentLakeOptions {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      project: { type: 'string' },
      dataset: { type: 'string', multiple: true },
      'public-url': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) throw new OptionsError(USAGE)
  const port = Number(values.port ?? env.CONTENT_LAKE_PORT ?? 4010)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new OptionsError(`--port must be a number from 0 to 65535, not "${values.port}"`)
  }
  const list = (text: string | undefined) =>
    text
      ?.split(',')
      .map((item) => item.trim())
      .filter(Boolean)
  const publicUrl = values['public-url'] ?? env.CONTENT_LAKE_PUBLIC_URL
  return {
    port,
    host: values.host ?? env.CONTENT_LAKE_HOST ?? 'localhost',
    dataDir: values.data ?? env.CONTENT_LAKE_DATA ?? '.content-lake',
    projectId: values.project ?? env.CONTENT_LAKE_PROJECT ?? 'local',
    datasets: values.dataset ?? list(env.CONTENT_LAKE_DATASETS) ?? ['production'],
    tokens: parseTokens(env.CONTENT_LAKE_TOKENS),
    origins: list(env.CONTENT_LAKE_ORIGINS) ?? [],
    ...(publicUrl ? { publicUrl } : {}),
  }
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `The port is taken: ${message}. Choose another with --port`
  if (code === 'EACCES') return `Not permitted: ${message}`
  const known = error instanceof OptionsError || code?.startsWith('ERR_PARSE_ARGS')
  return known ? message : ((error as Error).stack ?? message)
}

try {
  const options = optionsFrom(process.argv.slice(2), process.env)
  const lake = await createContentLake(options)
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: lake.url, pid: process.pid })}\n`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void lake.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  process.stderr.write(`content-lake: ${explain(error)}\n`)
  process.exitCode = 1
}
