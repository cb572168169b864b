import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const names = [
  'sanityReadToken',
  'sanityWriteToken',
  'sanityAdminToken',
  'sanityWebhookSecret',
  'databasePassword',
  'sendgridApiKey',
  'previewSecret',
  'internalSecret',
] as const

export type Secrets = Record<(typeof names)[number], string>

/** The secrets of the local services. Made at the first start, one by one kept from then on. */
export function ensureSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  const kept = read(file)
  const known = Object.fromEntries(Object.entries(kept).filter(([, value]) => value))
  const secrets: Secrets = { ...makeSecrets(), ...known }
  if (names.some((name) => !kept[name])) write(file, secrets)
  return secrets
}

/** A new set, kept nowhere. */
export function makeSecrets(): Secrets {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Secrets
}

/** Whether a start has made secrets here. */
export function hasSecrets(dataDir: string): boolean {
  return existsSync(path.join(dataDir, 'secrets.json'))
}

function make(name: (typeof names)[number]): string {
  const random = randomBytes(32).toString('hex')
  return name === 'sendgridApiKey' ? `SG.${random}` : random
}

function read(file: string): Partial<Secrets> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  const kept = parseObject(text)
  if (!kept) throw new Error(`${file} is damaged. Mend it, or begin anew with \`npm run reset\`.`)
  return kept
}

function parseObject(text: string): Partial<Secrets> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Readable by its owner only, and there as a whole or not at all. */
function write(file: string, secrets: Secrets): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(partial, 0o600)
  renameSync(partial, file)
}
