import { eq } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { sweepState } from '#lib/db/schema.ts'

export type SweepState = Omit<typeof sweepState.$inferSelect, 'id'>

const onlyRow = 1

/** How far the sweeps have come, and whether the webhook seems to come; undefined before the first one. */
export async function readSweepState(db: Executor): Promise<SweepState | undefined> {
  const [row] = await db.select().from(sweepState).where(eq(sweepState.id, onlyRow))
  if (!row) return undefined
  const { id: _, ...state } = row
  return state
}

export async function writeSweepState(db: Executor, state: SweepState): Promise<void> {
  await db
    .insert(sweepState)
    .values({ id: onlyRow, ...state })
    .onConflictDoUpdate({ target: sweepState.id, set: state })
}
