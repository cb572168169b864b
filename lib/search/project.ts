import { and, inArray, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { LakeUnavailable, queryLake } from '#lib/content/lake.ts'
import type { Database, Executor } from '#lib/db/client.ts'
import { lockDocuments } from '#lib/db/locks.ts'
import { catalogueProducts, catalogueVariants, searchEntries } from '#lib/db/schema.ts'
import { logger } from '#lib/log/logger.ts'
import { entryOf } from './entry.ts'
import { isNoOlder } from './no-older.ts'
import { type ProductRow, productRow } from './product-row.ts'
import { projectedTypes, type Source, source, sourceQuery } from './source.ts'
import { writeEntries } from './write-entries.ts'

/** The published documents of some ids; those that are gone or have no address are left out. */
export type ReadSources = (ids: readonly string[]) => Promise<Source[]>

/** More would make one answer of the lake long. */
export const mostTogether = 100
/** A statement of PostgreSQL has places for 65,535 values. */
const mostRows = 1_000

/**
 * Makes the projection of some documents equal to the lake: one transaction that reads them while it holds them, so that a later call knows no less, in
 * whatever order the news come. It may be done again at any time.
 *
 * @param ids at most `mostTogether`.
 * @param read where the documents are read; the lake, unless a test brings its own.
 * @throws LakeUnavailable or the database's error.
 */
export async function projectDocuments(
  db: Database,
  ids: readonly string[],
  read: ReadSources = readFromLake,
): Promise<void> {
  if (ids.length === 0) return
  await db.transaction(async (tx) => {
    await lockDocuments(tx, ids)
    const sources = await read(ids)
    await removeOthers(tx, ids, sources)
    await writeEntries(tx, sources.map(entryOf))
    await writeProducts(tx, sources.filter((document) => document._type === 'product').map(productRow))
  })
}

/** Rows of what is gone, or is no longer what it was. */
async function removeOthers(tx: Executor, ids: readonly string[], sources: readonly Source[]): Promise<void> {
  const kinds = new Map(sources.map(({ _id, _type }) => [_id, _type]))
  const gone = ids.filter((id) => !kinds.has(id))
  const ofKind = projectedTypes.map((kind) => {
    const keys = sources.filter(({ _type }) => _type === kind).map(({ _id }) => _id)
    return and(inArray(searchEntries.key, keys), ne(searchEntries.kind, kind))
  })
  await tx
    .delete(searchEntries)
    .where(and(ne(searchEntries.kind, 'help'), or(inArray(searchEntries.key, gone), ...ofKind)))
  const noProducts = ids.filter((id) => kinds.get(id) !== 'product')
  await tx.delete(catalogueProducts).where(inArray(catalogueProducts.documentId, noProducts))
}

async function writeProducts(tx: Executor, rows: readonly ProductRow[]): Promise<void> {
  if (rows.length === 0) return
  const written = await tx
    .insert(catalogueProducts)
    .values(rows.map(({ product }) => product))
    .onConflictDoUpdate({
      target: catalogueProducts.documentId,
      set: {
        slug: sql`excluded.slug`,
        title: sql`excluded.title`,
        categoryId: sql`excluded.category_id`,
        categoryRev: sql`excluded.category_rev`,
        categorySlug: sql`excluded.category_slug`,
        categoryTitle: sql`excluded.category_title`,
        prices: sql`excluded.prices`,
        glazes: sql`excluded.glazes`,
        sizes: sql`excluded.sizes`,
        card: sql`excluded.card`,
        publishedAt: sql`excluded.published_at`,
        updatedAt: sql`excluded.updated_at`,
        rev: sql`excluded.rev`,
      },
      setWhere: isNoOlder(catalogueProducts.updatedAt),
    })
    .returning({ id: catalogueProducts.id, documentId: catalogueProducts.documentId })
  const ids = new Map(written.map(({ id, documentId }) => [documentId, id]))
  await tx.delete(catalogueVariants).where(inArray(catalogueVariants.product, [...ids.values()]))
  const variants = rows.flatMap(({ product, variants }) => {
    const id = ids.get(product.documentId)
    return id === undefined ? [] : variants.map((variant) => ({ product: id, ...variant }))
  })
  for (let at = 0; at < variants.length; at += mostRows)
    await tx.insert(catalogueVariants).values(variants.slice(at, at + mostRows))
}

async function readFromLake(ids: readonly string[]): Promise<Source[]> {
  const { data } = await queryLake<string>(sourceQuery, { ids, types: projectedTypes })
  const answered = z.array(z.unknown()).safeParse(data)
  if (!answered.success)
    throw new LakeUnavailable('The Content Lake answered the projection with something that is no list.')
  return answered.data.flatMap((document) => {
    const parsed = source.safeParse(document)
    if (parsed.success) return [parsed.data]
    logger.error('A document cannot be projected; search and filters do not know it', { error: parsed.error })
    return []
  })
}
