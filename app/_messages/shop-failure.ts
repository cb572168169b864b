/** What is said when not even the frame of the shop can be drawn. Every page loads it, so it holds nothing else. */
export const shopFailureMessages = {
  en: {
    title: 'The shop cannot be shown right now',
    text: 'The fault is ours and has been written down. It usually passes within a minute.',
    digest: (digest: string) => `If you write to us about it, name it: ${digest}.`,
    again: 'Try again',
    shop: 'To the shop',
  },
}
