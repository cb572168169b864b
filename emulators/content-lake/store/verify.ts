import type { DocumentSource } from '../types.ts'
import { isEqual } from './json.ts'
import type { TransactionLog } from './log.ts'
import { referencesIn } from './references.ts'

/** How the documents in memory differ from the durable ones, and which strong references lead nowhere. */
export function verifyDataset(documents: DocumentSource, log: TransactionLog): string[] {
  const found: string[] = []
  let durable = 0
  for (const document of log.documents()) {
    durable++
    const inMemory = documents.get(document._id)
    if (!inMemory) found.push(`document ${document._id} is durable and not in memory`)
    else if (!isEqual(inMemory, document))
      found.push(`document ${document._id} differs from its durable state`)
    if (log.sequenceOf(document._rev) === undefined) {
      found.push(`document ${document._id} has the revision ${document._rev}, of no transaction`)
    }
    for (const target of referencesIn(document).strong) {
      if (!documents.get(target))
        found.push(`document ${document._id} refers to ${target}, which does not exist`)
    }
  }
  if (durable !== documents.size) {
    found.push(`${documents.size} documents are in memory and ${durable} are durable`)
  }
  return found
}
