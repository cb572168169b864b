/** What stands in the place of a page that failed. Every page loads it, so it holds nothing else. */
export const pageFailureMessages = {
  en: {
    title: 'This page cannot be shown right now',
    text: 'The fault is ours and has been written down. It usually passes within a minute.',
    digest: (digest: string) => `If you write to us about it, name it: ${digest}.`,
    again: 'Try again',
    products: 'Everything we make',
    help: 'Help',
  },
}
