/** What the journal says around its articles. */
export const journalMessages = {
  en: {
    title: 'Journal',
    lead: 'Notes from the wheel, the glaze bench and the kiln shed.',
    /** Stands before the name of the author. */
    by: 'By',
    articlesBy: (author: string) => `Articles by ${author}`,
    /** @param minutes whole, at least one. */
    readingTime: (minutes: number) => `${minutes} min read`,
    contents: 'In this article',
    more: 'More from the journal',
    all: 'All articles',
  },
}
