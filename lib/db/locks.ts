import { sql } from 'drizzle-orm'
import type { Executor } from './client.ts'

/**
 * Lets one transaction at a time decide about a sku, whether or not it has a row yet. Held until the transaction ends. Take several in
 * the order of their names.
 */
export async function lockSku(tx: Executor, sku: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sku:${sku}`}, 0))`)
}
