const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)).join('')

/** What English prose and prices are written with. Each is in the cut faces; what else is Latin comes with a file of its own, when a page has it. */
export const commonCharacters = `${ascii}\u00a0£©°½·×–—‘’“”…€`

/** What the packaged faces call Latin, as ranges of code points. */
const latin =
  '0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 304 308 329 2000-206F 20AC 2122 2191 2193 2212 2215 FEFF FFFD'

/** The CSS `unicode-range` of the Latin characters that the cut faces lack. */
export function otherLatin(): string {
  const common = new Set([...commonCharacters].map((character) => character.codePointAt(0)))
  const points = latin.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
  const printable = points.filter((point) => point >= 0xa0 && !common.has(point))
  const starts = printable.filter((point) => !printable.includes(point - 1))
  const ends = printable.filter((point) => !printable.includes(point + 1))
  return starts.map((start, at) => rangeText(start, ends[at] ?? start)).join(', ')
}

function rangeText(first: number, last: number): string {
  const hex = (point: number) => point.toString(16).toUpperCase()
  return first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`
}
