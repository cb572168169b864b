/** What the journal says around its articles. */
export const journalMessages = {
  en: {
    title: 'Journal',
    lead: 'Notes from the wheel, the glaze bench and the kiln shed.',
    by: (author: string) => `By ${author}`,
    /** @param minutes whole, at least one. */
    readingTime: (minutes: number) => `${minutes} min read`,
    contents: 'In this article',
  },
}
