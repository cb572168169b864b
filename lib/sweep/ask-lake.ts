import { z } from 'zod'
import { LakeUnavailable, queryLake } from '#lib/content/lake.ts'
import { type ChangeReading, readChange, type Snapshot } from '#lib/inbox/change.ts'
import { snapshotProjection, type WatchedType, watchedTypes } from '#lib/inbox/sanity-hook.ts'

/** A document of the lake, as far as it tells whether it has changed. */
export interface Held {
  id: string
  type: string
  rev: string
  updatedAt: string
}

export interface LakeOverview {
  /** The lake's own time, ISO. */
  now: string
  /** Published documents of each type. */
  counts: Record<WatchedType, number>
}

export const pageSize = 1_000
const heldRow = z.object({ id: z.string(), type: z.string(), rev: z.string(), updatedAt: z.string() })
const heldProjection = `{"id": _id, "type": _type, "rev": _rev, "updatedAt": _updatedAt}`
const counts = watchedTypes.map((type) => `"${type}": count(*[_type == "${type}"])`).join(', ')
const overview = z.object({ now: z.string(), counts: z.record(z.enum(watchedTypes), z.number()) })

/** @throws LakeUnavailable */
export async function readOverview(): Promise<LakeOverview> {
  return ask(overview, `{"now": now(), "counts": {${counts}}}`, {})
}

/**
 * The next documents after an id, in the order of their ids; fewer than `pageSize` when there are no more.
 *
 * @param since only those that the lake has changed since then, by its own time.
 * @throws LakeUnavailable
 */
export async function readHeld(after: string, since?: string): Promise<Held[]> {
  const recent = since === undefined ? '' : ' && _updatedAt >= $since'
  const query = `*[_type in $types && _id > $after${recent}] | order(_id asc) [0...${pageSize}]${heldProjection}`
  return ask(z.array(heldRow), query, { types: watchedTypes, after, ...(recent && { since }) })
}

/** Those of the documents that are there, with what the webhook would have told of them. */
export interface HeldSnapshot {
  id: string
  type: string
  now: { rev: string }
}

const snapshots = z.array(
  z.object({ id: z.string(), type: z.string(), now: z.looseObject({ rev: z.string() }) }),
)

/**
 * What the lake holds of some documents. Large documents that do not come together in time are asked for one by one.
 *
 * @throws LakeUnavailable
 */
export async function readSnapshots(ids: readonly string[]): Promise<HeldSnapshot[]> {
  const query = `*[_id in $ids && _type in $types]{"id": _id, "type": _type, "now": @${snapshotProjection}}`
  try {
    return await ask(snapshots, query, { ids, types: watchedTypes })
  } catch (error) {
    if (!(error instanceof LakeUnavailable) || ids.length <= 1) throw error
    const parts: HeldSnapshot[] = []
    for (const id of ids) parts.push(...(await readSnapshots([id])))
    return parts
  }
}

/** The change between two states of a document, read as a delivery is. */
export function readStep(
  id: string,
  type: string,
  before: Snapshot | null,
  after: HeldSnapshot['now'] | null,
): { body: Buffer; reading: ChangeReading } {
  const body = Buffer.from(JSON.stringify({ id, type, before, after }))
  return { body, reading: readChange(body) }
}

async function ask<T>(schema: z.ZodType<T>, query: string, params: Record<string, unknown>): Promise<T> {
  const { data } = await queryLake<string>(query, params)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new LakeUnavailable('The Content Lake answered a sweep with something of another form.', {
    cause: parsed.error,
  })
}
