import { pathOf } from '#sanity/routes.ts'
import { blockText } from './block-text.ts'
import type { EntryKind } from './entry-kind.ts'
import { fold } from './fold.ts'
import { shownCategory } from './shown-category.ts'
import type { ProductSource, Source, StorySource } from './source.ts'
import { form } from './source.ts'
import { storableJson, storableName, storableText } from './storable.ts'

/** Characters. */
const longestSummary = 2_000
const longestMarks = 20_000
const longestWord = 40

/** Something that a search can find. */
export interface Entry {
  kind: EntryKind
  key: string
  /** Without a market. */
  path: string
  title: string
  summary: string
  body: string
  picture: unknown
  /** Words that name it, folded. */
  words: string
  /** Words that say more of it than its text does, folded: its options and skus. */
  marks: string
  rev: string
  form: string
  updatedAt: Date
}

/** What a search finds of a document. */
export function entryOf(document: Source): Entry {
  return document._type === 'product' ? productEntry(document) : storyEntry(document)
}

function productEntry(product: ProductSource): Entry {
  const { variants } = product
  const category = shownCategory(product)
  const options = [...new Set(variants.flatMap((variant) => variant.options.map(({ value }) => value)))]
  const names = [product.title, category?.title ?? '', ...options]
  const skus = variants.map(({ sku }) => `${sku} ${sku.replaceAll(/[^\p{L}\p{N}]/gu, '')}`)
  return {
    ...common(product),
    // Its card has the picture.
    picture: null,
    words: naming(names),
    marks: fold([...names.slice(1), ...skus].join(' ').slice(0, longestMarks)),
  }
}

function storyEntry(story: StorySource): Entry {
  return {
    ...common(story),
    picture: storableJson(story.picture ?? null),
    words: naming([story.title]),
    marks: '',
  }
}

function common(document: Source) {
  return {
    kind: document._type,
    key: document._id,
    path: storableText(pathOf(document._type, document.slug)),
    title: storableName(document.title),
    summary: storableText(document.summary, longestSummary),
    body: storableText(blockText(document.text)),
    rev: document._rev,
    form,
    updatedAt: document._updatedAt,
  }
}

/** Numbers and single letters are not words that someone mistypes. */
export function naming(texts: readonly string[]): string {
  const words = fold(texts.join(' ').slice(0, longestMarks)).split(' ')
  return [...new Set(words)]
    .filter((word) => word.length > 1 && word.length <= longestWord && /\p{L}/u.test(word))
    .join(' ')
}
