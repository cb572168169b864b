const words: Record<string, string> = {
  old: 'This message was signed long ago. It was not believed: the shop looked in the Content Lake instead.',
  future: 'This message was signed at a moment that has not come yet: a clock is wrong.',
  'reused id':
    'Another message came under the same id. It had no effect, and is kept for whoever wants to look into it.',
}

/** What is odd about a message, in words. */
export function describeFlag(flag: string): string {
  return words[flag] ?? `This message is odd: ${flag}.`
}
