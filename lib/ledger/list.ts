import { and, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox, knownDocuments } from '#lib/db/schema.ts'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import { type Publish, publishOf } from './publish.ts'
import type { LedgerQuestion } from './question.ts'

/** Pages named with each publish of a list: a change of the settings has every page of the shop. */
const pagesInList = 12
const pagesInDetail = 2_000

const states = { pending: 'open', failed: 'aside', live: 'done' } as const

/** What happened, the newest first. */
export async function listPublishes(
  db: Executor,
  { document, state, before, limit }: LedgerQuestion,
): Promise<{ publishes: Publish[]; next: number | null }> {
  const wanted = and(
    document === undefined ? undefined : inArray(inbox.subject, subjectsOf(document)),
    state && eq(inbox.state, states[state]),
    before === undefined ? undefined : lt(inbox.id, before),
  )
  const found = await rows(db, wanted, pagesInList, limit + 1)
  const publishes = found.slice(0, limit).map((row) => publishOf(row))
  return { publishes, next: found.length > limit ? (publishes.at(-1)?.id ?? null) : null }
}

/** One of them with its pages; null when there is none of that id. */
export async function findPublish(db: Executor, id: number): Promise<Publish | null> {
  const [row] = await rows(db, eq(inbox.id, id), pagesInDetail, 1)
  return row ? publishOf(row) : null
}

/** A stock document is spoken of by its id, and by its sku when its stock has crossed zero. */
export function subjectsOf(document: string): string[] {
  const [, sku] = /^inventory-(.+)$/.exec(document) ?? []
  return sku === undefined ? [document] : [document, sku]
}

/** Without the files, such as the sitemap, that name pages. */
const onlyPages = (all: typeof inbox.pages) =>
  sql`jsonb_path_query_array(${all}, '$[*] ? (!(@.proof == "answer"))')`

async function rows(db: Executor, wanted: SQL | undefined, pages: number, limit: number) {
  const { body: _, pages: all, ...columns } = getTableColumns(inbox)
  return db
    .select({
      ...columns,
      type: knownDocuments.type,
      pages: sql<PageVisit[] | null>`jsonb_path_query_array(${all}, ${`$[0 to ${pages - 1}]`}::jsonpath)`,
      pageCount: sql<number>`coalesce(jsonb_array_length(${onlyPages(all)}), 0)::int`,
      warmedAt: sql<string | null>`(select min(page->>'seenAt') from jsonb_array_elements(${all}) page)`,
    })
    .from(inbox)
    .leftJoin(knownDocuments, eq(knownDocuments.documentId, inbox.subject))
    .where(wanted)
    .orderBy(desc(inbox.id))
    .limit(limit)
}
