/** What stands beside the words of the CMS in a text. */
export const textMessages = {
  en: {
    note: 'Note',
    care: 'Care',
    warning: 'Take care',
    /** Said in a preview alone. */
    unknown: (name: string) => `The shop cannot draw “${name}”. Shoppers do not see it.`,
  },
}
