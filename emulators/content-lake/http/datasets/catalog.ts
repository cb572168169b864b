import type { DatabaseSync } from 'node:sqlite'

/** What is known of a dataset beside its documents. */
export interface DatasetRecord {
  name: string
  aclMode: 'public' | 'private'
  description: string | null
  /** `content`, or what an add-on keeps in it: `comments`. */
  datasetProfile: string
  /** The dataset that an add-on belongs to. */
  addonFor: string | null
  createdAt: string
  createdByUserId: string
}

/** `half`: being copied or being deleted; what a crash leaves of it is removed at the next start. */
export type Fate = 'whole' | 'half'

/** Which datasets there are and what they are also called, durably. */
export interface Catalog {
  records(fate: Fate): DatasetRecord[]
  get(name: string): DatasetRecord | undefined
  save(record: DatasetRecord, fate: Fate): void
  /** Forgets a dataset, and unlinks the aliases that lead to it. */
  remove(name: string): void
  aliases(): Alias[]
  alias(name: string): Alias | undefined
  saveAlias(alias: Alias): void
  removeAlias(name: string): boolean
}

/** Another name for a dataset, without the tilde in front of it; null leads nowhere. */
export interface Alias {
  name: string
  datasetName: string | null
}

export function openCatalog(database: DatabaseSync): Catalog {
  const sql = (text: string) => database.prepare(text)
  const toRecord = (row: Record<string, unknown>) => JSON.parse(String(row.record)) as DatasetRecord
  const toAlias = (row: Record<string, unknown>): Alias => ({
    name: String(row.name),
    datasetName: row.dataset === null ? null : String(row.dataset),
  })
  const readAlias = sql('select name, dataset from aliases where name = ?')
  return {
    records: (fate) =>
      sql('select record from datasets where fate = ? order by rowid').all(fate).map(toRecord),
    get(name) {
      const row = sql('select record from datasets where name = ?').get(name)
      return row && toRecord(row)
    },
    save(record, fate) {
      sql(
        `insert into datasets (name, record, fate) values (?, ?, ?)
         on conflict do update set record = excluded.record, fate = excluded.fate`,
      ).run(record.name, JSON.stringify(record), fate)
    },
    remove(name) {
      sql('delete from datasets where name = ?').run(name)
      sql('update aliases set dataset = null where dataset = ?').run(name)
    },
    aliases: () => sql('select name, dataset from aliases order by name').all().map(toAlias),
    alias(name) {
      const row = readAlias.get(name)
      return row && toAlias(row)
    },
    saveAlias({ name, datasetName }) {
      sql(
        'insert into aliases (name, dataset) values (?, ?) on conflict do update set dataset = excluded.dataset',
      ).run(name, datasetName)
    },
    removeAlias: (name) => Number(sql('delete from aliases where name = ?').run(name).changes) > 0,
  }
}
