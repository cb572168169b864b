import type { Database } from '#lib/db/client.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { projectCategory } from './category.ts'
import { projectDocuments } from './project.ts'
import { projectedTypes } from './source.ts'

/**
 * Takes a changed document into the projection, whatever was told of it: it is read anew. Call it when the lake is known to hold the change.
 *
 * @throws LakeUnavailable or the database's error.
 */
export async function followInSearch(db: Database, { id, type }: Pick<DocumentChange, 'id' | 'type'>) {
  if (type === 'category') await projectCategory(db, id)
  else if (projectedTypes.some((projected) => projected === type)) await projectDocuments(db, [id])
}
