import type { DocumentBadgeComponent } from 'sanity'
import { liveText } from './live-text.ts'
import { useDocumentFreshness } from './use-document-freshness.ts'

const colors = { good: 'success', busy: 'warning', bad: 'danger', none: undefined } as const

/** Says beside the status of a published document on how many pages it is live, and how soon that was. */
export const liveBadge: DocumentBadgeComponent = ({ id, published }) => {
  const { last } = useDocumentFreshness(id, published?._rev)
  const text = published && last ? liveText(last) : null
  return text && { label: text.label, title: text.title, color: colors[text.mood] }
}
