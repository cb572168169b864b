import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { environment } from '#lib/config/environment.ts'
import { logger } from '#lib/log/logger.ts'

export type Database = NodePgDatabase & { $client: pg.Pool }
/** A transaction, or the database itself where one statement is enough. */
export type Executor = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>

const connectTimeout = 2_000
const queryTimeout = 5_000
/** Longer than editors pause: a publish shall not wait for connections to be made. */
const idleTimeout = 10 * 60_000

/** Opens a pool that gives up soon when PostgreSQL does not answer: whoever asked has a better answer than waiting. */
export function openDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout,
    idleTimeoutMillis: idleTimeout,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'restock',
    // Compiling a question takes longer than any answer of ours. With the memory of 4 MB that PostgreSQL gives by itself, it sorts
    // ten thousand products to count them, which takes longer than to hash them.
    onConnect: (client) => client.query("set jit = off; set work_mem = '16MB'"),
  })
  pool.on('error', (error) => logger.warn('An idle database connection broke', { error }))
  return drizzle(pool) as Database
}

// Next bundles pages and routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockDatabase?: Database }

/** The pool of this process, opened at the first call. */
export function database(): Database {
  shared.restockDatabase ??= openDatabase(environment().database.url)
  return shared.restockDatabase
}
