import { isDeepStrictEqual } from 'node:util'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'
import type { SanityDocument, Transaction } from '#emulators/content-lake/types.ts'
import { COUNTER, type Ledger } from './load.ts'

/** The log as it was read so far, and the documents that it makes. */
export interface Replay {
  ids: string[]
  documents: Map<string, SanityDocument>
}

export const emptyReplay = (): Replay => ({ ids: [], documents: new Map() })

/** Plays what is new in the log; answers what does not follow from what was before. */
function replay(played: Replay, transactions: Iterable<Transaction>): string[] {
  const faults: string[] = []
  for (const { id, sequence, changes } of transactions) {
    played.ids.push(id)
    if (sequence !== played.ids.length) faults.push(`${id} has the sequence ${sequence}`)
    for (const change of changes) {
      const before = played.documents.get(change.id) ?? null
      if (!isDeepStrictEqual(change.before, before)) faults.push(`${id} found ${change.id} as it never was`)
      if (change.after) played.documents.set(change.id, change.after)
      else played.documents.delete(change.id)
    }
  }
  return faults
}

/** Compares what a killed server left on disk with what its clients were told. */
export function inspect(file: string, ledger: Ledger, played: Replay): string[] {
  const database = openDatabase(file)
  try {
    const dataset = Dataset.open(database, 'production')
    const faults = dataset.verify()
    const known = played.ids.length
    if (known > 0 && dataset.log.sequenceOf(played.ids[known - 1] ?? '') !== known) {
      faults.push(`the log no longer holds what it held before, at ${known}`)
    }
    const fresh = [...dataset.transactionsSince(known)]
    faults.push(...replay(played, fresh))
    for (const id of ledger.acknowledged) {
      if (dataset.log.sequenceOf(id) === undefined) faults.push(`${id} was acknowledged and is lost`)
    }
    for (const { id, changes } of fresh) {
      const expected = ledger.sent.get(id)?.changes
      const found = changes.map((change) => change.id)
      if (expected && !isDeepStrictEqual(found, expected)) faults.push(`${id} changed ${found}`)
      if (!expected && id !== 'setup') faults.push(`${id} was never sent`)
    }
    for (const document of dataset.all()) {
      if (!isDeepStrictEqual(document, played.documents.get(document._id))) {
        faults.push(`${document._id} is not as the log has it`)
      }
    }
    if (dataset.size !== played.documents.size) faults.push('the log makes other documents than there are')
    const counted = dataset.get(COUNTER)?.n
    const expected = played.ids.filter((id) => ledger.sent.get(id)?.changes.includes(COUNTER)).length
    if (counted !== expected) faults.push(`the counter stands at ${counted} after ${expected} transactions`)
    return faults
  } finally {
    database.close()
  }
}
