import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './paths.ts'

export type Settings = Record<string, string | undefined>

/** The environment over .env.local over .env, as Next reads them. An empty variable counts as unset. */
export function readSettings(environment: Settings = process.env): Settings {
  const files = ['.env', '.env.local'].map((name) => path.join(root, name)).filter((file) => existsSync(file))
  const fromFiles = files.map((file) => parseEnv(readFileSync(file, 'utf8')) as Settings)
  const filled = (settings: Settings) =>
    Object.fromEntries(Object.entries(settings).filter(([, value]) => value?.trim()))
  return Object.assign({}, ...fromFiles.map(filled), filled(environment))
}
