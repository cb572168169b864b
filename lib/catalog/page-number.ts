/** A page beyond this is no page of any list. */
const most = 99_999

/** The number of a page as an address has it, from one; undefined for what is none: `0`, `01`, `-1`, `1e9`, `two`. */
export function pageNumber(text: string): number | undefined {
  if (!/^[1-9]\d*$/.test(text)) return undefined
  const page = Number(text)
  return page <= most ? page : undefined
}
