import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import { refusedMark } from '#lib/alerts/refused-mark.ts'
import type { PortableTextValue } from './portable-text.ts'

/** A heading of a text, as it is drawn. */
export interface Heading {
  /** What its address ends in; only those that the contents name have one. */
  anchor?: string
  text: string
  /** Whatever its style says, it is one below the heading before it at most. */
  level: number
  /** Large ones begin a part of the text, small ones a part of that. */
  size: 'large' | 'small'
}

/** An entry of the contents. */
export type Entry = Heading & { anchor: string }

/** Ids of what stands around a text: no heading takes one of them. A unit test holds them against the pages. */
const taken = new Set([
  'articles',
  'contents',
  'kinds',
  'lost-search',
  'main',
  'more-help',
  'recently-seen',
  'search-text',
  refusedMark,
  'share',
  'share-end',
  'share-title',
  'sort',
])

/** And those that are numbered: a picture of a product, a kind of what was found. */
const takenForm = /^(?:picture|found)-\w+$/

/** Whether something else on a page may have this id. */
export const isTaken = (id: string) => taken.has(id) || takenForm.test(id)

const headingSchema = z.object({
  _type: z.literal('block'),
  style: z
    .string()
    .transform((style) => stegaClean(style))
    .pipe(z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])),
  children: z.array(z.unknown()),
})
const spanSchema = z.object({ text: z.string() })

/** The heading that each block of a text is; undefined for what is none, as a heading without words. */
export function headingsOf(text: PortableTextValue): (Heading | undefined)[] {
  const known = new Set<string>()
  // Above the text stands the title of the page.
  let above = 1
  return text.map((block) => {
    const { data } = headingSchema.safeParse(block)
    const words = data ? stegaClean(wordsIn(data.children)).trim() : ''
    if (!data || !words) return undefined
    const depth = Math.max(2, Number(data.style.slice(1)))
    above = Math.min(depth, above + 1)
    const heading = { text: words, level: above, size: depth > 2 ? 'small' : 'large' } as const
    return depth > 3 ? heading : { ...heading, anchor: freeAnchor(words, known) }
  })
}

/** The headings of a text that its contents name, in their order; each has an anchor of its own, made of its words. */
export function outlineOf(text: PortableTextValue): Entry[] {
  return headingsOf(text).filter((heading): heading is Entry => heading?.anchor !== undefined)
}

/** How long a text takes to read, in whole minutes, at least one; undefined for one without words. */
export function readingMinutes(text: PortableTextValue): number | undefined {
  const words = text.flatMap((block) => wordsOf(block).split(/\s+/).filter(Boolean))
  return words.length === 0 ? undefined : Math.max(1, Math.round(words.length / wordsAMinute))
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

/** One that no other heading has, from now on. */
function freeAnchor(words: string, known: Set<string>): string {
  const anchor =
    words
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'part'
  for (let at = 1; ; at++) {
    const tried = at === 1 ? anchor : `${anchor}-${at}`
    if (known.has(tried) || isTaken(tried)) continue
    known.add(tried)
    return tried
  }
}
