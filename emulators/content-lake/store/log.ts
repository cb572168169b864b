import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Change, SanityDocument, Transaction } from '../types.ts'
import { inTransaction } from './database.ts'
import { publishedIdOf } from './identifiers.ts'

/** A transaction with the text of each document it leaves, `null` for those it deletes, in the order of its changes. */
export interface LogEntry {
  transaction: Transaction
  contents: (string | null)[]
}

interface TransactionRow {
  sequence: number
  id: string
  timestamp: string
  author: string
  mutations: string
}

const TRANSACTION = 'select sequence, id, timestamp, author, mutations from transactions where dataset = ?'
const PAGE = 100

const parse = (content: unknown): SanityDocument | null =>
  typeof content === 'string' ? (JSON.parse(content) as SanityDocument) : null

/** The durable side of one dataset: every transaction, and each document as every transaction left it. */
export class TransactionLog {
  readonly #database: DatabaseSync
  readonly #dataset: string
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, dataset: string) {
    this.#database = database
    this.#dataset = dataset
  }

  /** Writes all of them or none, and returns when they are synced. Throws what SQLite throws. */
  append(entries: LogEntry[]): void {
    inTransaction(this.#database, () => {
      for (const entry of entries) this.#insert(entry)
    })
  }

  get sequence(): number {
    const row = this.#sql('select max(sequence) as sequence from transactions where dataset = ?').get(
      this.#dataset,
    )
    return (row?.sequence as number | null) ?? 0
  }

  /** Of the last transaction, empty when there is none. */
  get timestamp(): string {
    const sql = 'select timestamp from transactions where dataset = ? order by sequence desc limit 1'
    return (this.#sql(sql).get(this.#dataset)?.timestamp as string | undefined) ?? ''
  }

  has(transactionId: string): boolean {
    const sql = 'select 1 from transactions where dataset = ? and id = ?'
    return this.#sql(sql).get(this.#dataset, transactionId) !== undefined
  }

  *documents(): Iterable<SanityDocument> {
    const sql =
      'select content from documents join changes on changes.id = documents.change where documents.dataset = ?'
    for (const row of this.#sql(sql).iterate(this.#dataset)) yield parse(row.content) as SanityDocument
  }

  /** All documents as they are after one sequence, whatever is committed meanwhile. */
  snapshot(): { sequence: number; documents: SanityDocument[] } {
    this.#database.exec('begin')
    try {
      return { sequence: this.sequence, documents: [...this.documents()] }
    } finally {
      this.#database.exec('commit')
    }
  }

  /** What the transactions after a sequence up to another did, in order, without the states before. */
  changesBetween(after: number, upTo: number): Change[] {
    const sql =
      'select document, content from changes where dataset = ? and sequence > ? and sequence <= ? order by id'
    const rows = this.#sql(sql).all(this.#dataset, after, upTo)
    return rows.map(({ document, content }) => ({
      id: document as string,
      before: null,
      after: parse(content),
    }))
  }

  transaction(id: string): Transaction | undefined {
    const row = this.#sql(`${TRANSACTION} and id = ?`).get(this.#dataset, id)
    return row && this.#read(row as unknown as TransactionRow)
  }

  *since(sequence: number): Iterable<Transaction> {
    for (let last = sequence; ; ) {
      const rows = this.#rows(`${TRANSACTION} and sequence > ? order by sequence limit ${PAGE}`, last)
      for (const row of rows) yield this.#read(row)
      const end = rows.at(-1)
      if (!end || rows.length < PAGE) return
      last = end.sequence
    }
  }

  /** Sequences of the transactions that changed any of these documents, ascending. */
  sequencesOf(documents: string[]): number[] {
    const sql =
      'select distinct sequence from changes where dataset = ? and document in (select value from json_each(?)) order by sequence'
    const rows = this.#sql(sql).all(this.#dataset, JSON.stringify(documents))
    return rows.map((row) => row.sequence as number)
  }

  /** Ids of the versions that a published document ever had, its draft left out. */
  versionIds(publishedId: string): string[] {
    const sql =
      "select distinct document from changes where dataset = ? and document > 'versions.' and document < 'versions/'"
    const ids = this.#sql(sql)
      .all(this.#dataset)
      .map((row) => row.document as string)
    return ids.filter((id) => publishedIdOf(id) === publishedId)
  }

  /** Ids of the versions that a release ever had. */
  versionIdsIn(release: string): string[] {
    const sql = 'select distinct document from changes where dataset = ? and document > ? and document < ?'
    return this.#sql(sql)
      .all(this.#dataset, `versions.${release}.`, `versions.${release}/`)
      .map((row) => row.document as string)
  }

  at(sequence: number): Transaction | undefined {
    return this.#rows(`${TRANSACTION} and sequence = ?`, sequence).map((row) => this.#read(row))[0]
  }

  idAt(sequence: number): string | undefined {
    const sql = 'select id from transactions where dataset = ? and sequence = ?'
    return this.#sql(sql).get(this.#dataset, sequence)?.id as string | undefined
  }

  sequenceOf(transactionId: string): number | undefined {
    const sql = 'select sequence from transactions where dataset = ? and id = ?'
    return this.#sql(sql).get(this.#dataset, transactionId)?.sequence as number | undefined
  }

  /** The last sequence at or before a time in ISO 8601, 0 when there is none. */
  sequenceAtTime(time: string): number {
    const sql = 'select max(sequence) as sequence from transactions where dataset = ? and timestamp <= ?'
    const row = this.#sql(sql).get(this.#dataset, new Date(time).toISOString())
    return (row?.sequence as number | null) ?? 0
  }

  /** The document as it was after a sequence: `null` when it did not exist. */
  documentAt(id: string, sequence: number): SanityDocument | null {
    const sql =
      'select content from changes where dataset = ? and document = ? and sequence <= ? order by sequence desc limit 1'
    return parse(this.#sql(sql).get(this.#dataset, id, sequence)?.content)
  }

  /** The last state in which the document existed. */
  lastState(id: string): SanityDocument | null {
    const sql =
      'select content from changes where dataset = ? and document = ? and content is not null order by sequence desc limit 1'
    return parse(this.#sql(sql).get(this.#dataset, id)?.content)
  }

  remove(): void {
    inTransaction(this.#database, () => {
      for (const table of ['documents', 'changes', 'transactions']) {
        this.#sql(`delete from ${table} where dataset = ?`).run(this.#dataset)
      }
    })
  }

  #insert({ transaction, contents }: LogEntry): void {
    const { sequence, id, timestamp, author, mutations, changes } = transaction
    this.#sql(
      'insert into transactions (dataset, sequence, id, timestamp, author, mutations) values (?, ?, ?, ?, ?, ?)',
    ).run(this.#dataset, sequence, id, timestamp, author, JSON.stringify(mutations))
    for (const [index, change] of changes.entries()) {
      const content = contents[index] ?? null
      const { lastInsertRowid } = this.#sql(
        'insert into changes (dataset, document, sequence, content) values (?, ?, ?, ?)',
      ).run(this.#dataset, change.id, sequence, content)
      if (content === null) {
        this.#sql('delete from documents where dataset = ? and id = ?').run(this.#dataset, change.id)
      } else {
        this.#sql(
          'insert into documents (dataset, id, change) values (?, ?, ?) on conflict (dataset, id) do update set change = excluded.change',
        ).run(this.#dataset, change.id, lastInsertRowid)
      }
    }
  }

  #read(row: TransactionRow): Transaction {
    const { sequence, id, timestamp, author } = row
    const sql = 'select document, content from changes where dataset = ? and sequence = ? order by id'
    const changes = this.#sql(sql)
      .all(this.#dataset, sequence)
      .map((change): Change => {
        const document = change.document as string
        return { id: document, before: this.documentAt(document, sequence - 1), after: parse(change.content) }
      })
    return { id, sequence, timestamp, author, mutations: JSON.parse(row.mutations) as unknown[], changes }
  }

  #rows(sql: string, ...values: (string | number)[]): TransactionRow[] {
    return this.#sql(sql).all(this.#dataset, ...values) as unknown as TransactionRow[]
  }

  #sql(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
