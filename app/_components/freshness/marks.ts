const mark = /<meta name="restock:read-at" content="(\d{1,15})"/g

/** When the reads that a page of this HTML was drawn from began, in ms since the epoch, the earliest first. */
export function marksServed(html: string): number[] {
  return [...html.matchAll(mark)].map(([, at]) => Number(at)).sort((a, b) => a - b)
}

/** The same of the page that is shown. */
export function marksShown(page: Document): number[] {
  const marks = page.querySelectorAll<HTMLMetaElement>('meta[name="restock:read-at"]')
  return [...marks].map(({ content }) => Number(content)).sort((a, b) => a - b)
}

/** Whether a part of what is served was read later than what is shown. Another number of parts is another page. */
export function isBehind(shown: readonly number[], served: readonly number[]): boolean {
  return shown.length !== served.length || served.some((at, part) => at > (shown[part] ?? 0))
}
