/** What a search finds, in the order in which results are shown. */
export const entryKinds = ['product', 'article', 'page', 'help'] as const
export type EntryKind = (typeof entryKinds)[number]
