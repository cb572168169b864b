import { sql } from 'drizzle-orm'
import type { Executor } from './client.ts'

/**
 * Lets one transaction at a time decide about a sku, whether or not it has a row yet. Held until the transaction ends. Take several in
 * the order of their names.
 */
export async function lockSku(tx: Executor, sku: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sku:${sku}`}, 0))`)
}

/** Lets one transaction at a time project a document. Held until the transaction ends; several are taken in one order. */
export async function lockDocuments(tx: Executor, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended('document:' || id, 0) as key
    from unnest(${sql.param([...ids])}::text[]) as asked(id) order by key offset 0
  ) as ordered`)
}
