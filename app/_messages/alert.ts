/** What the form for a stock alert says. */
export const alertMessages = {
  en: {
    tellMe: (variant: string) => `Tell me when ${variant} is back`,
    example: 'name@example.com',
    send: 'Tell me',
    sending: 'Sending',
    promise: 'One mail when it is back, and none after that.',
    refused: 'We cannot write to the address you gave. It should be like name@example.com.',
    waiting: 'We will write to you when it is back.',
    unreachable: 'We could not be reached. Your address is still here: try again in a moment.',
  },
}
