/** An index takes no value above 2,700 bytes: what names something is kept to so many characters. */
export const longestName = 500

/** A text that PostgreSQL takes: without NUL and halves of characters. */
export function storableText(text: string, longest?: number): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\0', '')
}

/** A text that an index takes. */
export function storableName(text: string): string {
  return storableText(text, longestName)
}

/** JSON whose texts PostgreSQL takes. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storableJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [storableText(key), storableJson(entry)]),
  )
}
