/** What stands around the help pages. */
export const helpMessages = {
  en: {
    title: 'Help',
    lead: 'Delivery, returns, care and everything else that people ask us.',
    updated: 'Last changed on',
    more: 'More help',
  },
}
