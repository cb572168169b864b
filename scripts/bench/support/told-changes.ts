import type { SanityClient } from '@sanity/client'
import { snapshotProjection } from '#lib/inbox/sanity-hook.ts'

type Snapshot = Record<string, unknown>

/**
 * Edits products again and again, and returns what the shop's webhook tells of each edit, in the order of the commits.
 *
 * @param client reads what is published.
 */
export async function editProducts(
  client: SanityClient,
  ids: readonly string[],
  rounds: number,
): Promise<unknown[]> {
  const told: unknown[] = []
  let before = await snapshotsOf(client, ids)
  for (let round = 1; round <= rounds; round++) {
    let transaction = client.transaction()
    for (const id of ids) transaction = transaction.patch(id, { set: { title: titleIn(id, round) } })
    await transaction.commit({ visibility: 'sync' })
    const after = await snapshotsOf(client, ids)
    for (const id of ids)
      told.push({
        id,
        type: 'product',
        before: before.get(id),
        after: after.get(id),
        slug: after.get(id)?.slug,
      })
    before = after
  }
  return told
}

/** The title that a product has after so many rounds. */
export const titleIn = (id: string, round: number) => `Edit ${round} of ${id}`

async function snapshotsOf(client: SanityClient, ids: readonly string[]): Promise<Map<string, Snapshot>> {
  const found = await client.fetch<{ _id: string; now: Snapshot }[]>(
    `*[_id in $ids]{_id, "now": @${snapshotProjection}}`,
    { ids },
  )
  return new Map(found.map(({ _id, now }) => [_id, now]))
}
