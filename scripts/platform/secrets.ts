import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
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
  const missing = names.filter((name) => !kept[name])
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, make(name)])) } as Secrets
  if (missing.length > 0) write(file, secrets)
  return secrets
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
  try {
    return JSON.parse(text) as Partial<Secrets>
  } catch {
    throw new Error(`${file} is damaged. Mend it, or begin anew with \`npm run reset\`.`)
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
