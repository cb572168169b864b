import { queryLake } from '#lib/content/lake.ts'
import { referrersQuery } from '#sanity/queries/referrers.ts'
import type { ReferrersQueryResult } from '#sanity/types.ts'

/** Who shows a document, read from the lake: a document that refers to it may be on any page. */
export type Referrers = ReferrersQueryResult

export interface ReferrerQuestion {
  /** Id of the changed document; null when a sku alone is asked for. */
  id: string | null
  sku: string | null
  /** Ids that the document referred to before or after. */
  relatedIds: string[]
}

/** @throws LakeUnavailable */
export async function readReferrers({ id, sku, relatedIds }: ReferrerQuestion): Promise<Referrers> {
  const { data } = await queryLake(referrersQuery, { id: id ?? '', sku, relatedIds })
  return data
}
