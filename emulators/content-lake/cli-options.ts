import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { nameFault } from './http/datasets/dataset-name.ts'
import { normalOrigin } from './http/edge/origins.ts'
import { type ContentLakeOptions, OptionsError, parseRoles, parseTokens } from './options.ts'

export const USAGE = `Usage: content-lake [options]

  --port N          port to listen on, 0 for a free one (CONTENT_LAKE_PORT, default 4010)
  --host NAME       address to bind (CONTENT_LAKE_HOST, default localhost). Any other than this machine's own needs tokens
  --data DIR        where everything is kept (CONTENT_LAKE_DATA, default .content-lake)
  --project ID      project id (CONTENT_LAKE_PROJECT, default local)
  --dataset NAME    dataset, may be repeated; NAME:private asks readers to log in
                    (CONTENT_LAKE_DATASETS, comma separated, default production)
  --seed PATH       fills the first dataset, when it is empty, from an export: .ndjson, .tar.gz or a folder
                    (CONTENT_LAKE_SEED)
  --public-url URL  address that clients use, when it is another (CONTENT_LAKE_PUBLIC_URL)
  --origin URL      origin of a Studio or site on another machine, may be repeated
                    (CONTENT_LAKE_ORIGINS, comma separated)
  --help            this text

  CONTENT_LAKE_TOKENS   access tokens: [{"token":"…","name":"…","role":"editor"}]
                        roles: administrator, developer, editor, contributor, viewer, and your own
  CONTENT_LAKE_ROLES    roles of your own: [{"name":"…","grants":[{"filter":"_type == \\"article\\"",
                        "permissions":["read","create","update"]}]}]

Prints one line of JSON when it listens. SIGINT and SIGTERM stop it.`

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  project: { type: 'string' },
  dataset: { type: 'string', multiple: true },
  seed: { type: 'string' },
  'public-url': { type: 'string' },
  origin: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const

export type CommandLine =
  | { kind: 'help' }
  | { kind: 'start'; options: ContentLakeOptions; seed?: string }
  /** Everything that is wrong, not only what is found first. */
  | { kind: 'faulty'; faults: string[] }

/** Reads flags, and the environment for those that are not given. */
export function readCommandLine(argv: string[], env: NodeJS.ProcessEnv): CommandLine {
  const { values, faults } = readFlags(argv)
  if (values.help) return { kind: 'help' }
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof OptionsError)) throw error
      faults.push(error.message)
      return otherwise
    }
  }
  const port = Number(values.port ?? env.CONTENT_LAKE_PORT ?? 4010)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(`--port must be a number from 0 to 65535, not "${values.port ?? env.CONTENT_LAKE_PORT}"`)
  }
  const datasets = (values.dataset ?? list(env.CONTENT_LAKE_DATASETS) ?? ['production']).map(datasetFrom)
  for (const entry of datasets) {
    const name = typeof entry === 'string' ? entry : entry.name
    const fault = nameFault(name)
    if (fault) faults.push(`--dataset: the name "${name}" ${fault}`)
  }
  const origins = values.origin ?? list(env.CONTENT_LAKE_ORIGINS) ?? []
  for (const origin of origins) {
    if (!normalOrigin(origin)) faults.push(`--origin must be scheme://host[:port], not "${origin}"`)
  }
  const publicUrl = values['public-url'] ?? env.CONTENT_LAKE_PUBLIC_URL
  if (publicUrl && !/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : '')) {
    faults.push(`--public-url must be an http or https address, not "${publicUrl}"`)
  }
  const seed = values.seed ?? env.CONTENT_LAKE_SEED
  if (seed && !existsSync(seed)) faults.push(`--seed: there is no file or folder "${seed}"`)
  const roles = attempt(() => parseRoles(env.CONTENT_LAKE_ROLES), [])
  const tokens = attempt(() => parseTokens(env.CONTENT_LAKE_TOKENS, roles), [])
  if (faults.length > 0) return { kind: 'faulty', faults }
  return {
    kind: 'start',
    options: {
      port,
      host: values.host ?? env.CONTENT_LAKE_HOST ?? 'localhost',
      dataDir: values.data ?? env.CONTENT_LAKE_DATA ?? '.content-lake',
      projectId: values.project ?? env.CONTENT_LAKE_PROJECT ?? 'local',
      datasets,
      tokens,
      roles,
      origins,
      ...(publicUrl ? { publicUrl } : {}),
    },
    ...(seed ? { seed } : {}),
  }
}

interface Values {
  port?: string
  host?: string
  data?: string
  project?: string
  dataset?: string[]
  seed?: string
  'public-url'?: string
  origin?: string[]
  help?: boolean
}

/** `parseArgs` would stop at the first fault, so it is told to let them pass and its tokens are read. */
function readFlags(argv: string[]): { values: Values; faults: string[] } {
  const { tokens } = parseArgs({ args: argv, options: FLAGS, strict: false, tokens: true })
  const values: Values = {}
  const faults: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') faults.push(`Unexpected argument "${token.value}"`)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name as keyof typeof FLAGS] : undefined
    if (!flag) faults.push(`Unknown option ${rawName}`)
    else if (flag.type === 'boolean') values.help = true
    else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'))) {
      faults.push(`${rawName} needs a value`)
    } else if (name === 'dataset' || name === 'origin') values[name] = [...(values[name] ?? []), value]
    else values[name as 'port' | 'host' | 'data' | 'project' | 'seed' | 'public-url'] = value
  }
  return { values, faults }
}

const list = (text: string | undefined) =>
  text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean)

function datasetFrom(text: string): NonNullable<ContentLakeOptions['datasets']>[number] {
  const [, name, aclMode] = /^(.*):(private|public)$/.exec(text) ?? []
  return name === undefined ? text : { name, aclMode: aclMode === 'private' ? 'private' : 'public' }
}
