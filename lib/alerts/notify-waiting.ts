import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { outbox, stockAlerts } from '#lib/db/schema.ts'

/** Closes every alert that waits for a sku, the oldest first, with one mail each in the outbox. Call it under `lockSku`. */
export async function notifyWaiting(tx: Executor, sku: string): Promise<void> {
  await tx.execute(sql`
    with notified as (
      update ${stockAlerts} set state = 'notified', notified_at = now(), closed_at = now()
      where sku = ${sku} and state = 'waiting'
      returning id, email, market, created_at
    )
    insert into ${outbox} (cause, recipient, payload)
    select 'stock-alert:' || id, email,
      jsonb_build_object('kind', 'back-in-stock', 'sku', ${sku}::text, 'market', market, 'alertId', id)
    from notified order by created_at, id
    on conflict (cause) do nothing`)
}
