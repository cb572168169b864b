/** What the home page says between what the CMS gives it. */
export const homeMessages = {
  en: {
    seeAll: 'See everything we make',
    shelf: 'From the shelf',
    everything: 'Everything we make',
    kinds: 'Kinds of pots',
    journal: 'Journal',
    allEntries: 'All entries',
  },
}
