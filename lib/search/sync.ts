import { isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { LakeUnavailable, queryLake } from '#lib/content/lake.ts'
import type { Database } from '#lib/db/client.ts'
import { catalogueProducts } from '#lib/db/schema.ts'
import { projectCategory } from './category.ts'
import { mostTogether, projectDocuments } from './project.ts'
import { form, projectedTypes } from './source.ts'
import { pruneWords } from './words.ts'

export interface SearchSync {
  /** Documents that the lake has for the projection. */
  documents: number
  /** Rows that were made anew or removed. */
  changed: number
}

const pageSize = 1_000
const heldQuery = /* groq */ `*[_type in $types && defined(slug.current) && _id > $after]
  | order(_id asc) [0...${pageSize}]{"id": _id, "rev": _rev}`
const categoriesQuery = /* groq */ `*[_type == "category"]{"id": _id, "rev": _rev}`
const revisions = z.array(z.object({ id: z.string(), rev: z.string() }))

/**
 * Makes the whole projection equal to the lake. A document whose revision it has costs nothing but the comparison.
 *
 * @throws LakeUnavailable or the database's error.
 */
export async function syncSearch(db: Database): Promise<SearchSync> {
  const projected = await readProjected(db)
  const held = await readHeld()
  const differing = [
    ...[...held].filter(([id, rev]) => projected.get(id) !== rev).map(([id]) => id),
    ...[...projected.keys()].filter((id) => !held.has(id)),
  ].sort()
  for (let at = 0; at < differing.length; at += mostTogether)
    await projectDocuments(db, differing.slice(at, at + mostTogether))
  await syncCategories(db)
  await pruneWords(db)
  return { documents: held.size, changed: differing.length }
}

/** What a missed change of a category left: products that bear an older revision of it. */
async function syncCategories(db: Database): Promise<void> {
  const held = new Map((await ask(categoriesQuery, {})).map(({ id, rev }) => [id, rev]))
  const borne = await db
    .selectDistinct({ id: catalogueProducts.categoryId, rev: catalogueProducts.categoryRev })
    .from(catalogueProducts)
    .where(isNotNull(catalogueProducts.categoryId))
  const older = borne.filter(({ id, rev }) => id !== null && (held.get(id) ?? null) !== rev)
  for (const id of new Set(older.map((row) => row.id))) if (id !== null) await projectCategory(db, id)
}

/** The revision of each projected document; an empty one when its rows are not those that our rules would make of it. */
async function readProjected(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ id: string; rev: string }>(sql`
    select coalesce(entry.key, product.document_id) as id,
      case when entry.form = ${form} and (entry.kind <> 'product' or product.rev = entry.rev)
        then entry.rev else '' end as rev
    from (select * from search_entries where kind <> 'help') as entry
    full join catalogue_products as product on product.document_id = entry.key`)
  return new Map(rows.map(({ id, rev }) => [id, rev]))
}

async function readHeld(): Promise<Map<string, string>> {
  const held = new Map<string, string>()
  for (let after = ''; ; ) {
    const page = await ask(heldQuery, { after, types: projectedTypes })
    for (const { id, rev } of page) held.set(id, rev)
    const last = page.at(-1)
    if (!last || page.length < pageSize) return held
    after = last.id
  }
}

async function ask(query: string, params: Record<string, unknown>) {
  const { data } = await queryLake<string>(query, params)
  const parsed = revisions.safeParse(data)
  if (parsed.success) return parsed.data
  throw new LakeUnavailable('The Content Lake answered the projection with something of another form.', {
    cause: parsed.error,
  })
}
