import type { DatabaseSync } from 'node:sqlite'
import { isLoopbackHost } from '../accounts/login.ts'

/** An origin whose pages may call this server. `origin` may hold `*` for any part of a host name or port. */
export interface AllowedOrigin {
  id: number
  origin: string
  allowCredentials: boolean
  createdAt: string
  /** Named in the options, so not to be deleted over the API. */
  isFixed: boolean
}

export interface OriginRule {
  allowed: boolean
  withCredentials: boolean
}

/** The origins that are allowed: those of this machine, those from the options, and those added over the API. */
export interface Origins {
  all(): AllowedOrigin[]
  /** Undefined when it is there already. */
  add(origin: string, allowCredentials: boolean, now: Date): AllowedOrigin | undefined
  remove(id: number): boolean
  rule(origin: string): OriginRule
  /** Whether it was listed with credentials, by more than a pattern for everybody. */
  isTrusted(origin: string): boolean
}

const PATTERN = /^(?:\*|[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+)$/i

/** The origin as it is kept and compared, or null for what is none: `scheme://host[:port]`, with `*` where any may stand. */
export function normalOrigin(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const origin = text.trim().replace(/\/$/, '').toLowerCase()
  return PATTERN.test(origin) ? origin : null
}

export function createOrigins(database: DatabaseSync, configured: string[]): Origins {
  const sql = (text: string) => database.prepare(text)
  const fixed = configured.map(
    (origin, index): AllowedOrigin => ({
      id: -1 - index,
      origin: normalOrigin(origin) ?? origin,
      allowCredentials: true,
      createdAt: '2025-01-01T00:00:00.000Z',
      isFixed: true,
    }),
  )
  const read = () =>
    sql('select * from origins order by id')
      .all()
      .map(
        (row): AllowedOrigin => ({
          id: Number(row.id),
          origin: String(row.origin),
          allowCredentials: row.allow_credentials === 1,
          createdAt: String(row.created_at),
          isFixed: false,
        }),
      )
  let added = read()
  const all = () => [...fixed, ...added]
  const matching = (origin: string) => all().filter((known) => matches(known.origin, origin.toLowerCase()))

  return {
    all,
    add(origin, allowCredentials, now) {
      if (all().some((known) => known.origin === origin)) return undefined
      sql('insert into origins (origin, allow_credentials, created_at) values (?, ?, ?)').run(
        origin,
        allowCredentials ? 1 : 0,
        now.toISOString(),
      )
      added = read()
      return added.at(-1)
    },
    remove(id) {
      const { changes } = sql('delete from origins where id = ?').run(id)
      added = read()
      return Number(changes) > 0
    },
    rule(origin) {
      if (isLoopbackOrigin(origin)) return { allowed: true, withCredentials: true }
      const listed = matching(origin)
      return {
        allowed: listed.length > 0,
        withCredentials: listed.some(({ allowCredentials }) => allowCredentials),
      }
    },
    isTrusted: (origin) =>
      matching(origin).some((listed) => listed.allowCredentials && listed.origin !== '*'),
  }
}

/** A page that this machine serves itself. */
export function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname)
}

/** `*` stands for any characters of a host name or a port, so not for a slash or colon. */
function matches(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) return true
  if (!pattern.includes('*')) return false
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/:]*')
  return new RegExp(`^${source}$`).test(origin)
}
