const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** Whether cutting the string before this index would part a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  return (
    index > 0 &&
    index < text.length &&
    isHighSurrogate(text.charCodeAt(index - 1)) &&
    isLowSurrogate(text.charCodeAt(index))
  )
}

/** Length in UTF-8 bytes as the decoder counts it: a lone surrogate is three. */
export function byteLength(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) as number
    if (code > 0xffff) index++
    bytes += code > 0xffff ? 4 : code > 0x7ff ? 3 : code > 0x7f ? 2 : 1
  }
  return bytes
}

/** How many UTF-16 units two strings have in common at the front and, beyond those, at the back. */
export function commonEnds(left: string, right: string): { prefix: number; suffix: number } {
  const shorter = Math.min(left.length, right.length)
  let prefix = 0
  while (prefix < shorter && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++
  if (splitsPair(left, prefix) || splitsPair(right, prefix)) prefix--
  let suffix = 0
  while (
    suffix < shorter - prefix &&
    left.charCodeAt(left.length - 1 - suffix) === right.charCodeAt(right.length - 1 - suffix)
  ) {
    suffix++
  }
  if (splitsPair(left, left.length - suffix) || splitsPair(right, right.length - suffix)) suffix--
  return { prefix, suffix }
}
