import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import type { PortableTextValue } from './portable-text.ts'

/** A heading of a text, and the anchor that leads to it. */
export interface Heading {
  /** The `_key` of its block. */
  key: string
  anchor: string
  text: string
  level: 2 | 3
}

const headingSchema = z.object({
  _type: z.literal('block'),
  _key: z.string(),
  style: z
    .string()
    .transform((style) => stegaClean(style))
    .pipe(z.enum(['h1', 'h2', 'h3'])),
  children: z.array(z.unknown()),
})
const spanSchema = z.object({ text: z.string() })

/** The headings of a text in their order; each has an anchor of its own, made of its words. One without words is left out. */
export function outlineOf(text: PortableTextValue): Heading[] {
  const taken = new Set<string>()
  return text.flatMap((block) => {
    const { data: heading } = headingSchema.safeParse(block)
    const words = heading ? stegaClean(wordsIn(heading.children)).trim() : ''
    if (!heading || !words) return []
    const anchor = freeAnchor(words, taken)
    taken.add(anchor)
    return [{ key: heading._key, anchor, text: words, level: heading.style === 'h3' ? 3 : 2 }]
  })
}

/** How long a text takes to read, in whole minutes, at least one. */
export function readingMinutes(text: PortableTextValue): number {
  const words = text.flatMap((block) => wordsOf(block).split(/\s+/).filter(Boolean))
  return Math.max(1, Math.round(words.length / wordsAMinute))
}

/** What adults read of prose on a screen. */
const wordsAMinute = 220

function wordsOf(block: PortableTextValue[number]): string {
  if (Array.isArray(block.children)) return stegaClean(wordsIn(block.children))
  return typeof block.text === 'string' ? stegaClean(block.text) : ''
}

function wordsIn(children: readonly unknown[]): string {
  return children.map((child) => spanSchema.safeParse(child).data?.text ?? '').join('')
}

function freeAnchor(words: string, taken: ReadonlySet<string>): string {
  const anchor =
    words
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'part'
  for (let at = 1; ; at++) {
    const tried = at === 1 ? anchor : `${anchor}-${at}`
    if (!taken.has(tried)) return tried
  }
}
