import { and, eq } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import { database, type Executor } from '#lib/db/client.ts'
import { oldSlugs } from '#lib/db/schema.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { referrersQuery } from '#sanity/queries/referrers.ts'
import type { Lack, PageType } from '#sanity/registry/dependency.ts'
import { hasPage } from '#sanity/routes.ts'
import type { ReferrersQueryResult } from '#sanity/types.ts'
import { readKnownCounts } from './known-counts.ts'
import { allProducts, type ListState } from './list-pages.ts'
import { readStockState } from './read-stock-state.ts'
import { noStock, type StockState } from './sold-out.ts'

/** Everything that decides which pages show a change: what the lake tells in one read, and what only the shop knows. */
export type Referrers = Omit<
  ReferrersQueryResult,
  'list' | 'categories' | 'carriers' | 'featured' | 'latest' | 'siblings' | 'lacking' | 'products'
> & {
  categories: Omit<ReferrersQueryResult['categories'][number], 'count' | 'first' | 'last'>[]
  carriers: Carrier[]
  featured: { _id: string; title: string | null }[] | null
  latest: { _id: string; publishedAt: string | null }[] | null
  siblings: { _id: string; _type: PageType; slug: string | null }[] | null
  lacking: ({ _id: string; _type: PageType; slug: string | null } & Record<Lack, boolean>)[] | null
  products: { _id: string; slug: string | null; skus: (string | null)[] | null }[] | null
  /** The lists of products that the change may move, by the id of their category; and that of all products. */
  lists: ReadonlyMap<string, ListState>
  /** Addresses that the document's page once had. */
  oldSlugs: string[]
  /** Of the skus that a card is judged by; of others nothing is known. */
  stock: StockState
}

type FoundCarrier = ReferrersQueryResult['carriers'][number]
/** Places in lists are null where they are not known. */
export type Carrier = Omit<FoundCarrier, 'place' | 'placeInCategory'> & {
  place: number | null
  placeInCategory: number | null
}

export interface ReferrerQuestion {
  /** The changed document; its id is empty when a sku alone is asked for. */
  id: string
  type: string
  /** Addresses that it had before and after each step. */
  slugs: string[]
  categoryIds: string[]
  /** Products that an article showed or shows, and its authors. */
  mentionedIds: string[]
  /** The first and the last of its titles, in the order of lists; null when one is not known. */
  titles: { first: string; last: string } | null
  /** Whether lists may have become shorter or longer, or stand at another address. */
  recount: boolean
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
    categoryIds: categoryIdsOf(changes),
    mentionedIds: changes[0]?.type === 'article' ? distinct(versions.flatMap(({ refs }) => refs)) : [],
    titles: titlesOf(changes),
    recount: changes.some(movesLists),
    skus: changes.some(skusDiffer) ? distinct(versions.flatMap(({ skus }) => skus)) : [],
    sku: null,
    moved: changes.some(({ before, after }) => before?.slug !== after?.slug),
    since: new Date(Math.min(...steps, Date.now())),
  }
}

/** What has to be known to plan the crossings of one sku. */
export function questionOfSku(sku: string, since: Date): ReferrerQuestion {
  const lists = { categoryIds: [], titles: null, recount: false }
  const nothing = { id: '', slugs: [], ...lists, mentionedIds: [], skus: [], moved: false }
  return { ...nothing, type: 'inventoryItem', sku, since }
}

/** @throws LakeUnavailable or the database's error. */
export async function readReferrers(
  question: ReferrerQuestion,
  db: Executor = database(),
): Promise<Referrers> {
  const { id, type, slugs, categoryIds, mentionedIds, titles, recount, sku, skus, moved, since } = question
  const bounds = { firstTitle: titles?.first ?? null, lastTitle: titles?.last ?? null }
  const [{ data }, old, known] = await Promise.all([
    queryLake(referrersQuery, { id, type, slugs, categoryIds, mentionedIds, sku, ...bounds }),
    moved && hasPage(type) ? readOldSlugs(db, type, id) : [],
    recount ? readKnownCounts(db, categoryIds) : new Map<string, number>(),
  ])
  const carried = data.carriers.flatMap(({ variants }) => (variants ?? []).map((variant) => variant.sku))
  const judged = distinct([...skus, ...carried])
  return {
    ...data,
    lists: listsOf(data, known),
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

function listsOf(
  { list, categories }: ReferrersQueryResult,
  known: ReadonlyMap<string, number>,
): Map<string, ListState> {
  const counted = [
    { key: allProducts, ...list },
    ...categories.map(({ _id, count, first, last }) => ({ key: _id, count, first, last })),
  ]
  const keys = new Set([...known.keys(), ...counted.map(({ key }) => key)])
  return new Map(
    [...keys].map((key) => {
      const found = counted.find((one) => one.key === key)
      return [
        key,
        {
          count: found?.count ?? 0,
          known: known.get(key) ?? 0,
          first: found?.first ?? null,
          last: found?.last ?? null,
        },
      ]
    }),
  )
}

/** A category is the subject of a list itself. */
function categoryIdsOf(changes: readonly DocumentChange[]): string[] {
  const [first] = changes
  if (first?.type === 'category') return [first.id]
  return distinct(changes.flatMap(({ before, after }) => [before?.category, after?.category]))
}

function titlesOf(changes: readonly DocumentChange[]): { first: string; last: string } | null {
  if (changes[0]?.type !== 'product') return null
  const versions = changes.flatMap(({ before, after }) => [before, after]).filter((one) => one !== null)
  const titles = versions.map(({ shown }) => shown?.title)
  const texts = titles.filter((title) => typeof title === 'string').sort()
  const [first, last] = [texts[0], texts.at(-1)]
  return texts.length < titles.length || first === undefined || last === undefined ? null : { first, last }
}

function movesLists({ type, before, after }: DocumentChange): boolean {
  if (type === 'category') return before?.slug !== after?.slug
  return type === 'product' && (before?.slug !== after?.slug || before?.category !== after?.category)
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))]
}
