import { type InlineText, parseInline } from './inline-text.ts'

type Block = {
  _type: 'block'
  style: 'normal' | 'h2' | 'h3' | 'blockquote'
  listItem?: 'bullet' | 'number'
  level?: number
} & InlineText

export type PortableTextMember = { _key: string } & (
  | Block
  | { _type: 'image'; picture: string; alt: string; caption?: string }
  | { _type: 'productReference'; slug: string }
  | { _type: 'callout'; tone: Tone; text: string }
)

const tones = ['note', 'care', 'warning'] as const
type Tone = (typeof tones)[number]

/**
 * Reads the Markdown subset that the seed is written in: paragraphs, `##` and `###`, `-` and `1.` lists, `>` quotes,
 * `> [!care] …` callouts, `![alt](picture "caption")` and `{product: slug}` on lines of their own.
 * Blocks are parted by blank lines; a paragraph may be wrapped.
 * @throws Error on anything that looks like other Markdown, with the text that was not understood.
 */
export function parsePortableText(markdown: string): PortableTextMember[] {
  const chunks = markdown.trim().split(/\n\s*\n/)
  return chunks.flatMap(parseChunk).map((member, index) => parseKeyed(member, `b${index + 1}`))
}

type Unkeyed =
  | { _type: 'block'; style: Block['style']; listItem?: 'bullet' | 'number'; source: string }
  | { _type: 'image'; picture: string; alt: string; caption?: string }
  | { _type: 'productReference'; slug: string }
  | { _type: 'callout'; tone: Tone; text: string }

function parseChunk(chunk: string): Unkeyed[] {
  const text = chunk.trim()
  const heading = /^(##|###) (.+)$/.exec(text)
  if (heading) return [{ _type: 'block', style: heading[1] === '##' ? 'h2' : 'h3', source: heading[2] ?? '' }]
  const image = /^!\[([^\]]+)\]\(([a-z0-9-]+)(?: "([^"]+)")?\)$/.exec(text)
  if (image) {
    const [, alt = '', picture = '', caption] = image
    return [{ _type: 'image', picture, alt, ...(caption ? { caption } : {}) }]
  }
  const product = /^\{product: ([a-z0-9-]+)\}$/.exec(text)
  if (product) return [{ _type: 'productReference', slug: product[1] ?? '' }]
  if (text.startsWith('>')) return [parseQuote(text)]
  if (/^(- |\d+\. )/.test(text)) return parseList(text)
  if (/^[#!{|`]/.test(text)) throw new Error(`The seed's Markdown subset has no such block: ${text.slice(0, 80)}`)
  return [{ _type: 'block', style: 'normal', source: joinLines(text) }]
}

function parseQuote(text: string): Unkeyed {
  const quoted = joinLines(text.replace(/^> ?/gm, ''))
  const callout = /^\[!(\w+)\] (.+)$/.exec(quoted)
  if (!callout) return { _type: 'block', style: 'blockquote', source: quoted }
  const tone = tones.find((known) => known === callout[1])
  if (!tone) throw new Error(`Callout tone "${callout[1]}" is none of ${tones.join(', ')}`)
  return { _type: 'callout', tone, text: callout[2] ?? '' }
}

function parseList(text: string): Unkeyed[] {
  const listItem = text.startsWith('- ') ? 'bullet' : 'number'
  return text
    .split(/\n(?=- |\d+\. )/)
    .map((item) => ({ _type: 'block', style: 'normal', listItem, source: joinLines(item.replace(/^(- |\d+\. )/, '')) }))
}

function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

function parseKeyed(member: Unkeyed, _key: string): PortableTextMember {
  if (member._type !== 'block') return { _key, ...member }
  const { source, ...block } = member
  return { _key, ...block, ...(block.listItem ? { level: 1 } : {}), ...parseInline(source, _key) }
}
