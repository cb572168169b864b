import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './database.ts'

export interface CopyPlan {
  source: string
  target: string
  /** The last transaction of the source that is copied: what is committed after it is left out. */
  upTo: number
  /** Copies each document as it is now, without what it was before. */
  skipHistory: boolean
  /** Leaves out releases and the versions that belong to them. */
  skipReleases: boolean
  /** Replaced in asset documents, whose address names their dataset. */
  assetPath: { from: string; to: string }
}

const AT_A_TIME = 200

/**
 * Copies a dataset inside the file that holds them all, in steps, so that others are served between them: yields how
 * much is done, from 0 to 1. The log only grows, so that what is copied is the dataset as it was at `upTo`. A target
 * that was not copied to its end must be removed.
 */
export function* copyDatasetRows(database: DatabaseSync, plan: CopyPlan): Generator<number> {
  const { source, target, upTo, skipHistory, skipReleases, assetPath } = plan
  const sql = (text: string) => database.prepare(text)
  const latest = `select max(sequence) from changes newer
    where newer.dataset = changes.dataset and newer.document = changes.document and newer.sequence <= ${Number(upTo)}`
  const wanted = [
    skipHistory ? `and content is not null and sequence = (${latest})` : '',
    skipReleases ? "and document not glob 'versions.*' and document not glob '_.releases.*'" : '',
  ].join(' ')
  const isWanted = `select 1 from changes
    where changes.dataset = transactions.dataset and changes.sequence = transactions.sequence ${wanted}`
  const copyTransactions = sql(
    `insert into transactions (dataset, sequence, id, timestamp, author, mutations)
     select ?, sequence, id, timestamp, author, ${skipHistory ? "'[]'" : 'mutations'} from transactions
     where dataset = ? and sequence > ? and sequence <= ?
     ${skipHistory ? `and exists (${isWanted})` : ''}
     order by sequence`,
  )
  const copyChanges = sql(
    `insert into changes (dataset, document, sequence, content)
     select ?, document, sequence,
       case when content ->> '$._type' in ('sanity.imageAsset', 'sanity.fileAsset')
       then replace(replace(content, 'images/' || ?, 'images/' || ?), 'files/' || ?, 'files/' || ?) else content end
     from changes where dataset = ? and sequence > ? and sequence <= ? ${wanted} order by id`,
  )
  const { from, to } = assetPath
  for (let done = 0; done < upTo; done += AT_A_TIME) {
    const end = Math.min(done + AT_A_TIME, upTo)
    inTransaction(database, () => {
      copyTransactions.run(target, source, done, end)
      copyChanges.run(target, from, to, from, to, source, done, end)
    })
    yield (end / upTo) * 0.9
  }
  inTransaction(database, () => {
    if (skipHistory) {
      // Sequences have no gaps.
      sql(
        'create temp table renumbered as select sequence as old, row_number() over (order by sequence) as new from transactions where dataset = ?',
      ).run(target)
      for (const table of ['transactions', 'changes']) {
        sql(
          `update ${table} set sequence = -(select new from temp.renumbered where old = sequence) where dataset = ?`,
        ).run(target)
        sql(`update ${table} set sequence = -sequence where dataset = ?`).run(target)
      }
      database.exec('drop table temp.renumbered')
    }
    sql(
      `insert into documents (dataset, id, change)
       select dataset, document, id from changes where dataset = ? and content is not null and sequence =
       (select max(sequence) from changes newer where newer.dataset = changes.dataset and newer.document = changes.document)`,
    ).run(target)
  })
  yield 1
}
