import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../../store/database.ts'
import type { Identity } from '../../types.ts'
import { sessionNotFound } from '../faults.ts'
import { SESSION_LIFE_S, tokenOf } from './credentials.ts'

/** A configured access token. */
export interface AccessToken {
  token: string
  name: string
  role: string
}

/** A token made over the API, without its secret. Times are ISO 8601 in UTC. */
export interface RobotToken {
  id: string
  label: string
  role: string
  createdAt: string
  createdBy: string
  expiresAt: string | null
  /** The user that its holder is. */
  projectUserId: string
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
  /** The identity behind the credentials of a request. Throws 401 for a token that is not known or has expired. */
  identify(headers: IncomingHttpHeaders): Identity
  /** The identity behind one token, or undefined. */
  byToken(token: string): Identity | undefined
  byId(id: string): Identity | undefined
  /** Whether there still is a token or user behind the identity; always for the anonymous reader. */
  isAdmitted(identity: Identity): boolean
  all(): Identity[]
  /** Starts a durable session and answers its token. */
  openSession(identity: Identity, now: Date): string
  closeSession(token: string): void
  tokens(): RobotToken[]
  /** Makes a token and tells its secret, this once. */
  createToken(token: Pick<RobotToken, 'label' | 'role' | 'createdBy' | 'expiresAt'>): {
    token: RobotToken
    secret: string
  }
  /** Gives a token another secret. Undefined when there is none with this id. */
  rotateToken(id: string): { token: RobotToken; secret: string } | undefined
  /** Ends a token and the sessions that were opened with it. False when there is none with this id. */
  removeToken(id: string): boolean
}

const digest = (token: string) => createHash('sha256').update(token).digest('hex')
const newSecret = () => `sk${randomBytes(32).toString('hex')}`
const userIdOf = (tokenId: string) => `p-robot-${tokenId}`

export function createAccounts(
  database: DatabaseSync,
  configured: AccessToken[],
  { now = () => new Date(), loopback = true }: { now?: () => Date; loopback?: boolean } = {},
): Accounts {
  const sql = (text: string) => database.prepare(text)
  const byHash = new Map<string, Identity>()
  const byId = new Map<string, Identity>([[localUser.id, localUser]])
  const robots = new Map<string, RobotToken>()

  const admit = (token: RobotToken, hash: string) => {
    const identity = {
      id: token.projectUserId,
      name: token.label,
      email: '',
      role: token.role,
      isRobot: true,
    }
    robots.set(token.id, token)
    byId.set(identity.id, identity)
    byHash.set(hash, identity)
  }
  const expel = (token: RobotToken) => {
    for (const [hash, { id }] of byHash) if (id === token.projectUserId) byHash.delete(hash)
    byId.delete(token.projectUserId)
    robots.delete(token.id)
  }
  const isExpired = ({ id }: Identity) => {
    const expiresAt = id.startsWith('p-robot-') ? robots.get(id.slice('p-robot-'.length))?.expiresAt : null
    return expiresAt != null && Date.parse(expiresAt) <= now().getTime()
  }

  for (const { token, name, role } of configured) {
    const hash = digest(token)
    const identity: Identity = { id: `p${hash.slice(0, 12)}`, name, email: '', role, isRobot: true }
    byHash.set(hash, identity)
    byId.set(identity.id, identity)
  }
  for (const row of sql('select * from tokens order by created_at, id').all()) {
    admit(toRobotToken(row), String(row.token_hash))
  }
  // As long as the cookie that holds them lives, and no longer.
  const oldest = new Date(now().getTime() - SESSION_LIFE_S * 1000).toISOString()
  sql('delete from sessions where created_at < ?').run(oldest)
  for (const row of sql('select token_hash, identity from sessions').all()) {
    const { id } = JSON.parse(String(row.identity)) as { id: string }
    const identity = byId.get(id)
    // Who got in without a click while only this machine could ask is not let in by others' doors.
    if (identity && (loopback || identity !== localUser)) byHash.set(String(row.token_hash), identity)
  }
  const insertSession = sql('insert into sessions (token_hash, identity, created_at) values (?, ?, ?)')
  const removeSession = sql('delete from sessions where token_hash = ?')
  const byToken = (token: string) => {
    const identity = byHash.get(digest(token))
    return identity && !isExpired(identity) ? identity : undefined
  }

  return {
    byToken,
    byId: (id) => byId.get(id),
    isAdmitted: (identity) =>
      identity.role === 'anonymous' || (byId.has(identity.id) && !isExpired(identity)),
    all: () => [...byId.values()],
    identify(headers) {
      const token = tokenOf(headers)
      if (token === undefined) return anonymous
      const identity = byToken(token)
      if (!identity) throw sessionNotFound()
      return identity
    },
    openSession(identity, time) {
      const token = newSecret()
      insertSession.run(digest(token), JSON.stringify({ id: identity.id }), time.toISOString())
      byHash.set(digest(token), identity)
      return token
    },
    closeSession(token) {
      const hash = digest(token)
      if (Number(removeSession.run(hash).changes) > 0) byHash.delete(hash)
    },
    tokens: () => [...robots.values()],
    createToken({ label, role, createdBy, expiresAt }) {
      const id = randomBytes(7).toString('hex')
      const secret = newSecret()
      const createdAt = now().toISOString()
      sql(
        'insert into tokens (id, label, role, token_hash, created_at, created_by, expires_at) values (?, ?, ?, ?, ?, ?, ?)',
      ).run(id, label, role, digest(secret), createdAt, createdBy, expiresAt)
      const token = { id, label, role, createdAt, createdBy, expiresAt, projectUserId: userIdOf(id) }
      admit(token, digest(secret))
      return { token, secret }
    },
    rotateToken(id) {
      const token = robots.get(id)
      if (!token) return undefined
      const secret = newSecret()
      inTransaction(database, () => {
        endSessions(database, token)
        sql('update tokens set token_hash = ? where id = ?').run(digest(secret), id)
      })
      expel(token)
      admit(token, digest(secret))
      return { token, secret }
    },
    removeToken(id) {
      const token = robots.get(id)
      if (!token) return false
      inTransaction(database, () => {
        endSessions(database, token)
        sql('delete from tokens where id = ?').run(id)
      })
      expel(token)
      return true
    },
  }
}

function endSessions(database: DatabaseSync, { projectUserId }: RobotToken): void {
  database.prepare("delete from sessions where identity ->> '$.id' = ?").run(projectUserId)
}

function toRobotToken(row: Record<string, unknown>): RobotToken {
  return {
    id: String(row.id),
    label: String(row.label),
    role: String(row.role),
    createdAt: String(row.created_at),
    createdBy: String(row.created_by),
    expiresAt: row.expires_at === null ? null : String(row.expires_at),
    projectUserId: userIdOf(String(row.id)),
  }
}
