/** What the enlarged pictures say; loaded with them. */
export const zoomMessages = {
  en: {
    close: 'Close',
    previous: 'Previous picture',
    next: 'Next picture',
    closer: 'Look closer',
    back: 'Show the whole picture',
    count: (number: number, of: number) => `${number} of ${of}`,
  },
}
