/** A text longer than this is searched to here: PostgreSQL takes no vector above 1 MB. Characters. */
export const longestText = 60_000

/** Where else in a block a shopper reads words. */
const wordFields = ['text', 'caption', 'title', 'heading', 'quote'] as const

/** The words of Portable Text, one block a line; blocks of an unknown type give those that they hold in the usual places. */
export function blockText(blocks: unknown): string {
  if (!Array.isArray(blocks)) return ''
  return blocks
    .map((block) => textOf(block))
    .filter(Boolean)
    .join('\n')
    .slice(0, longestText)
}

function textOf(block: unknown): string {
  if (typeof block !== 'object' || block === null) return ''
  if ('children' in block && Array.isArray(block.children)) return block.children.map(spanText).join('')
  const fields = block as Record<string, unknown>
  return wordFields
    .map((name) => fields[name])
    .map((value) => (Array.isArray(value) ? blockText(value) : value))
    .filter((value): value is string => typeof value === 'string')
    .join('\n')
}

function spanText(span: unknown): string {
  if (typeof span !== 'object' || span === null || !('text' in span)) return ''
  return typeof span.text === 'string' ? span.text : ''
}
