import { singleLink } from './single-link.ts'

/** What stands within the words of a block: words with their marks, or an object. */
export interface Child {
  _type: string
  _key: string
  text: string
  marks?: string[] | undefined
  children?: Child[] | undefined
  [field: string]: unknown
}

export interface Block {
  _type: string
  _key?: string | undefined
  [field: string]: unknown
}

/** As `words` in portable-text.ts reads it. */
interface BlockOfWords extends Block {
  style?: string | undefined
  listItem?: string | undefined
  children: Child[]
  markDefs: readonly { _type: string; _key: string }[]
}

/** What the shop draws between paragraphs, never within one. */
const standingTypes = ['image', 'callout', 'productReference'] as const
export type StandingType = (typeof standingTypes)[number]

/** In a list the renderer puts a deeper one into what it draws for a style; for one that it does not know that is a paragraph, which holds no list. */
const stylesInList = new Set(['normal', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'])

/**
 * A block in an order of which HTML has a form: a browser mends any other while it reads the page, and the scripts then no longer know it.
 *
 * What stands by itself follows the words that it was written among. A type that the shop does not know gives up its words, and stays behind them without
 * any, so that it is told of like any other part that is unknown.
 */
export function wellNested(block: Block): Block[] {
  if (isStanding(block)) return [{ ...block, children: undefined }]
  if (!hasWords(block)) return [block]
  const parts = block.children.flatMap(partsOf)
  const standing = parts.filter(isStanding).map((part) => ({ ...part, _key: keyWithin(block, part) }))
  const unknown = block._type === 'block' ? [] : [remnant(block._type)]
  const inline = [...parts.filter((part) => !isStanding(part)), ...unknown]
  if (inline.length === 0 && standing.length > 0) return standing
  return [drawnAsWords(block, inline), ...standing]
}

function drawnAsWords(block: BlockOfWords, children: readonly Child[]): Block {
  const { style, listItem, markDefs } = block
  const links = new Set(markDefs.filter(({ _type }) => _type === 'link').map(({ _key }) => _key))
  const fits = !listItem || !style || stylesInList.has(style)
  return {
    ...block,
    _type: 'block',
    style: fits ? style : 'normal',
    children: singleLink(fits ? children : [...children, remnant(style)], links),
  }
}

function partsOf(child: Child): Child[] {
  if (child._type === 'span') return [{ ...child, children: undefined }]
  if (isStanding(child)) return [{ ...child, children: undefined }]
  // The marks of words within are those of another block.
  const within = (child.children ?? []).flatMap(partsOf).map((part) => ({ ...part, marks: [] }))
  return [...within, remnant(child._type)]
}

/** Among the blocks, whose keys it does not share, a part has no key of its own. */
const keyWithin = (block: Block, { _key }: Child) =>
  block._key && _key ? `${block._key}-${_key}` : undefined

/** A part without what it held. */
const remnant = (_type: string): Child => ({ _type, _key: '', text: '' })

const isStanding = ({ _type }: Block) => standingTypes.some((type) => type === _type)

function hasWords(block: Block): block is BlockOfWords {
  return Array.isArray(block.children)
}
