import { BUILT_IN_ROLES } from './access/grants.ts'
import { type CustomRole, parseRole } from './access/roles.ts'
import type { AccessToken } from './http/accounts/accounts.ts'
import type { Log } from './http/log.ts'

export interface ContentLakeOptions {
  /** 0 takes a free one. Default 4010. */
  port?: number
  /** Default `localhost`, which binds 127.0.0.1 and ::1. */
  host?: string
  /** Holds everything the server keeps. */
  dataDir: string
  projectId: string
  /** The first is the default. A private dataset answers only those who are logged in. */
  datasets?: (string | { name: string; aclMode: 'public' | 'private' })[]
  tokens?: AccessToken[]
  /** Roles beside those that every project has, with grants by GROQ filter. */
  roles?: CustomRole[]
  /** The address clients use, when it is not `http://<host>:<port>`: behind a proxy, or on a wildcard bind. */
  publicUrl?: string
  /** Origins of Studios and sites on other machines: their pages may call, and a login may return to them. */
  origins?: string[]
  /** The longest that a query may take, in ms. Default 5000. */
  queryTimeLimitMs?: number
  /** The largest upload, in bytes. Default 512 MiB. */
  uploadLimitBytes?: number
  /** How many bytes of rendered images are kept on disk. Default 1 GiB. */
  renderCacheBytes?: number
  log?: Log
  now?: () => Date
}

/** Options that cannot be used; the message says which and what to do. */
export class OptionsError extends Error {}

/** Roles from JSON `[{"name","grants":[{"filter","permissions"}]}]`. Throws OptionsError. */
export function parseRoles(text: string | undefined): CustomRole[] {
  if (!text) return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new OptionsError(
      'CONTENT_LAKE_ROLES is not JSON. Write [{"name":"…","grants":[{"filter":"_type == \\"article\\"","permissions":["read","create","update"]}]}]',
    )
  }
  if (!Array.isArray(value)) throw new OptionsError('CONTENT_LAKE_ROLES must be a JSON array')
  return value.map((entry, index) => {
    const parsed = parseRole(entry)
    if (!parsed.ok) throw new OptionsError(`CONTENT_LAKE_ROLES[${index}]: ${parsed.reason}`)
    return parsed.role
  })
}

/** Tokens from JSON `[{"token","name","role"}]`; a role is one of every project or one of these. Throws OptionsError. */
export function parseTokens(text: string | undefined, roles: CustomRole[] = []): AccessToken[] {
  if (!text) return []
  const known = [...Object.keys(BUILT_IN_ROLES), ...roles.map(({ name }) => name)]
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new OptionsError(
      'CONTENT_LAKE_TOKENS is not JSON. Write [{"token":"…","name":"…","role":"editor"}]',
    )
  }
  if (!Array.isArray(value)) throw new OptionsError('CONTENT_LAKE_TOKENS must be a JSON array')
  return value.map((entry: Partial<AccessToken>, index) => {
    const { token, name, role } = entry ?? {}
    if (typeof token !== 'string' || token === '' || /\s/.test(token)) {
      throw new OptionsError(`CONTENT_LAKE_TOKENS[${index}].token must be a string without spaces`)
    }
    if (typeof role !== 'string' || !known.includes(role)) {
      throw new OptionsError(`CONTENT_LAKE_TOKENS[${index}].role must be one of ${known.join(', ')}`)
    }
    return { token, role, name: typeof name === 'string' && name ? name : `Token ${index + 1}` }
  })
}
