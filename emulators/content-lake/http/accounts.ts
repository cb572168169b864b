import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { DatabaseSync } from 'node:sqlite'
import type { Identity } from '../types.ts'
import { sessionNotFound } from './faults.ts'

/** A configured access token. */
export interface AccessToken {
  token: string
  name: string
  role: 'viewer' | 'editor' | 'administrator'
}

export const anonymous: Identity = { id: '<anonymous>', name: 'Anonymous', email: '', role: 'anonymous' }

/** Who is logged in without a click on a loopback address. */
export const localUser: Identity = {
  id: 'local-user',
  name: 'Local Editor',
  email: 'editor@localhost',
  role: 'administrator',
}

export interface Accounts {
  /** The identity behind the credentials of a request. Throws 401 for a token that is not known. */
  identify(headers: IncomingHttpHeaders): Identity
  /** The identity behind one token, or undefined. */
  byToken(token: string): Identity | undefined
  byId(id: string): Identity | undefined
  all(): Identity[]
  /** Starts a durable session and answers its token. */
  openSession(identity: Identity, now: Date): string
  closeSession(token: string): void
}

export const SESSION_COOKIE = 'sanitySession'

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

export function createAccounts(database: DatabaseSync, tokens: AccessToken[]): Accounts {
  const byHash = new Map<string, Identity>()
  const byId = new Map<string, Identity>([[localUser.id, localUser]])
  for (const { token, name, role } of tokens) {
    const hash = digest(token)
    const identity: Identity = { id: `p${hash.slice(0, 12)}`, name, email: '', role }
    byHash.set(hash, identity)
    byId.set(identity.id, identity)
  }
  for (const row of database.prepare('select token_hash, identity from sessions').all()) {
    const { id } = JSON.parse(String(row.identity)) as { id: string }
    const identity = byId.get(id)
    if (identity) byHash.set(String(row.token_hash), identity)
  }
  const insert = database.prepare('insert into sessions (token_hash, identity, created_at) values (?, ?, ?)')
  const remove = database.prepare('delete from sessions where token_hash = ?')
  const byToken = (token: string) => byHash.get(digest(token))

  return {
    byToken,
    byId: (id) => byId.get(id),
    all: () => [...byId.values()],
    identify(headers) {
      const token = tokenOf(headers)
      if (token === undefined) return anonymous
      const identity = byToken(token)
      if (!identity) throw sessionNotFound()
      return identity
    },
    openSession(identity, now) {
      const token = `sk${randomBytes(32).toString('hex')}`
      insert.run(digest(token), JSON.stringify({ id: identity.id }), now.toISOString())
      byHash.set(digest(token), identity)
      return token
    },
    closeSession(token) {
      const hash = digest(token)
      if (Number(remove.run(hash).changes) > 0) byHash.delete(hash)
    },
  }
}

/** The token a request carries, in its Authorization header or in the session cookie. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')
  if (bearer) return bearer[1]
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === SESSION_COOKIE && value) return value
  }
  return undefined
}
