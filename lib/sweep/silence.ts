import { desc, eq } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { logger } from '#lib/log/logger.ts'
import type { SweepState } from './state.ts'

/**
 * Since when changes are found and no webhook comes; null while it does. An operator is told.
 *
 * @param told how many changes this sweep found that no webhook had told of.
 */
export async function judgeSilence(
  db: Executor,
  last: SweepState,
  told: number,
  now: number,
): Promise<Date | null> {
  const [delivery] = await db
    .select({ receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(eq(inbox.sender, 'sanity'))
    .orderBy(desc(inbox.id))
    .limit(1)
  const lastDelivery = delivery?.receivedAt ?? null
  if (lastDelivery && lastDelivery > last.sweptAt) return null
  if (told === 0) return last.silentSince
  logger.error('The webhook of the CMS seems not to arrive', {
    untold: told,
    lastDelivery,
    advice:
      'Register it with `npm run sanity:webhooks`, and see that SANITY_WEBHOOK_SECRET is the same for the site.',
  })
  return last.silentSince ?? new Date(now)
}
