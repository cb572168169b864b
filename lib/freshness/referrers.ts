import { and, eq } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import { database, type Executor } from '#lib/db/client.ts'
import { oldSlugs } from '#lib/db/schema.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { referrersQuery } from '#sanity/queries/referrers.ts'
import type { Lack, PageType } from '#sanity/registry/dependency.ts'
import { hasPage } from '#sanity/routes.ts'
import type { ReferrersQueryResult } from '#sanity/types.ts'
import { readStockState } from './read-stock-state.ts'
import { noStock, type StockState } from './sold-out.ts'

/** Everything that decides which pages show a change: what the lake tells in one read, and what only the shop knows. */
export type Referrers = Omit<ReferrersQueryResult, 'featured' | 'latest' | 'lacking' | 'products'> & {
  featured: { _id: string; title: string | null }[] | null
  latest: { _id: string; publishedAt: string | null }[] | null
  lacking: ({ _id: string; _type: PageType; slug: string | null } & Record<Lack, boolean>)[] | null
  products: { _id: string; slug: string | null; skus: (string | null)[] | null }[] | null
  /** Addresses that the document's page once had. */
  oldSlugs: string[]
  /** Of the skus that a card is judged by; of others nothing is known. */
  stock: StockState
}

export interface ReferrerQuestion {
  /** The changed document; its id is empty when a sku alone is asked for. */
  id: string
  type: string
  /** Addresses that it had before and after each step. */
  slugs: string[]
  categoryIds: string[]
  /** Products that an article showed or shows. */
  mentionedIds: string[]
  /** Skus of which the stock has to be known. */
  skus: string[]
  /** The sku whose availability changed. */
  sku: string | null
  /** Whether its old addresses lead elsewhere from now on. */
  moved: boolean
  /** When the first step was committed. */
  since: Date
}

/** What has to be known to plan the steps of one document. */
export function questionOf(changes: readonly DocumentChange[]): ReferrerQuestion {
  const versions = changes
    .flatMap(({ before, after }) => [before, after])
    .filter((version) => version !== null)
  const steps = changes.map(({ after }) => Date.parse(after?.updatedAt ?? '')).filter(Number.isFinite)
  return {
    id: changes[0]?.id ?? '',
    type: changes[0]?.type ?? '',
    slugs: distinct(versions.map(({ slug }) => slug)),
    categoryIds: distinct(versions.map(({ category }) => category)),
    mentionedIds: changes[0]?.type === 'article' ? distinct(versions.flatMap(({ refs }) => refs)) : [],
    skus: changes.some(skusDiffer) ? distinct(versions.flatMap(({ skus }) => skus)) : [],
    sku: null,
    moved: changes.some(({ before, after }) => before?.slug !== after?.slug),
    since: new Date(Math.min(...steps, Date.now())),
  }
}

/** What has to be known to plan the crossings of one sku. */
export function questionOfSku(sku: string, since: Date): ReferrerQuestion {
  const nothing = { id: '', slugs: [], categoryIds: [], mentionedIds: [], skus: [], moved: false }
  return { ...nothing, type: 'inventoryItem', sku, since }
}

/** @throws LakeUnavailable or the database's error. */
export async function readReferrers(
  question: ReferrerQuestion,
  db: Executor = database(),
): Promise<Referrers> {
  const { id, type, slugs, categoryIds, mentionedIds, sku, skus, moved, since } = question
  const [{ data }, old] = await Promise.all([
    queryLake(referrersQuery, { id, type, slugs, categoryIds, mentionedIds, sku }),
    moved && hasPage(type) ? readOldSlugs(db, type, id) : [],
  ])
  const carried = data.carriers.flatMap(({ variants }) => (variants ?? []).map((variant) => variant.sku))
  const judged = distinct([...skus, ...carried])
  return {
    ...data,
    oldSlugs: old,
    stock: judged.length > 0 ? await readStockState(db, judged, since) : noStock,
  }
}

async function readOldSlugs(db: Executor, type: PageType, id: string): Promise<string[]> {
  const rows = await db
    .select({ slug: oldSlugs.slug })
    .from(oldSlugs)
    .where(and(eq(oldSlugs.type, type), eq(oldSlugs.documentId, id)))
  return rows.map(({ slug }) => slug)
}

function skusDiffer({ before, after }: DocumentChange): boolean {
  return Boolean(before && after && before.skus.toSorted().join('\n') !== after.skus.toSorted().join('\n'))
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))]
}
