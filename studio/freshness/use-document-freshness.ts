import { getPublishedId } from 'sanity'
import { useFreshness } from './use-freshness.ts'

/** Where a document is live, asked for at once when it is published anew. */
export function useDocumentFreshness(id: string, revision: string | undefined) {
  return useFreshness({ document: getPublishedId(id), limit: 5 }, 5_000, revision)
}
