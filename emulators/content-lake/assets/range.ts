/** What a Range header asks for: part of a file by its first and last byte, all of it, or nothing that there is. */
export type ByteRange = { kind: 'part'; start: number; end: number } | { kind: 'whole' } | { kind: 'none' }

/**
 * Reads `Range: bytes=…` of RFC 9110 §14.2. A header in another form is ignored, as it must be, and so are several
 * ranges at once: the whole file answers those too.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return { kind: 'whole' }
  const [, first = '', last = ''] = match
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? { kind: 'none' } : { kind: 'part', start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return { kind: 'whole' }
  if (start >= size) return { kind: 'none' }
  return { kind: 'part', start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
