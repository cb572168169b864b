import { type SQL, sql } from 'drizzle-orm'
import { type Database, database } from '#lib/db/client.ts'
import { type EntryKind, entryKinds } from './entry-kind.ts'
import type { SearchQuery } from './query.ts'
import { beginning, type Understood, understand } from './understand.ts'

export interface Found {
  kind: EntryKind
  key: string
  /** Without a market. */
  path: string
  title: string
  summary: string
  body: string
  /** The picture of an article, as the lake answered it. */
  picture: unknown
  /** The card of a product, as the lake answered it. */
  card: unknown
}

export interface SearchResult extends Pick<Understood, 'corrected' | 'unknown' | 'needles'> {
  counts: Record<EntryKind, number>
  found: Found[]
  /** Nothing has all of the words: these have some. */
  some: boolean
}

export interface SearchOptions {
  /** One kind alone, page by page; all of them when it is left out. */
  kind?: EntryKind
  /** How many of a kind. */
  size: number
  /** Begins with 1. */
  page?: number
}

const noCounts = (): Record<EntryKind, number> => ({ product: 0, article: 0, page: 0, help: 0 })

/**
 * What the shop has for a query, the best first within each kind.
 *
 * @throws the database's error when it is down.
 */
export async function search(
  { words }: SearchQuery,
  options: SearchOptions,
  db: Database = database(),
): Promise<SearchResult> {
  const nothing = { counts: noCounts(), found: [], some: false }
  if (words.length === 0) return { ...nothing, corrected: [], unknown: [], needles: [] }
  const { words: known, ...understood } = await understand(db, words)
  if (known.length === 0) return { ...nothing, ...understood }
  const all = await find(db, known, 'all', options)
  const some = all.found.length === 0 && known.length > 1
  const result = some ? await find(db, known, 'some', options) : all
  return { ...result, some: some && result.found.length > 0, ...understood }
}

type Row = Record<string, unknown> & Found & { number: number; total: number }

async function find(
  db: Database,
  words: readonly string[],
  need: 'all' | 'some',
  { kind, size, page = 1 }: SearchOptions,
): Promise<Pick<SearchResult, 'counts' | 'found'>> {
  const first = (page - 1) * size
  const wanted = sql`number > ${first} and number <= ${first + size} ${kind ? sql`and kind = ${kind}` : sql``}`
  // The first of each kind comes in any case: it carries the count.
  const { rows } = await db.execute<Row>(sql`
    with asked as (select ${queryOf(words, need)} as query),
    matched as (
      select kind, key, title, ts_rank('{0.05, 0.2, 0.5, 1}', vector, query) as rank
      from search_entries, asked where vector @@ query
    ),
    numbered as (
      select kind, key, row_number() over (partition by kind order by rank desc, title collate "C", key)::int as number,
        count(*) over (partition by kind)::int as total
      from matched
    )
    select entry.kind, entry.key, path, entry.title, summary, body, picture, card, number, total
    from numbered join search_entries as entry using (kind, key)
    left join catalogue_products as product on entry.kind = 'product' and product.document_id = entry.key
    where number = 1 or (${wanted}) order by number`)
  const counts = noCounts()
  for (const row of rows) counts[row.kind] = row.total
  const found = rows.filter(
    (row) => (kind === undefined || row.kind === kind) && row.number > first && row.number <= first + size,
  )
  return { counts, found: found.toSorted((a, b) => place(a) - place(b)) }
}

const place = ({ kind }: Found) => entryKinds.indexOf(kind)

function queryOf(words: readonly string[], need: 'all' | 'some'): SQL {
  const parts = words.map((word, at) =>
    at === words.length - 1 ? beginning(sql`${word}::text`) : sql`plainto_tsquery('english', ${word}::text)`,
  )
  return sql.join(parts, need === 'all' ? sql` && ` : sql` || `)
}
