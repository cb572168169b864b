/** A document as it is sent to the lake. */
export interface BenchDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

const MATERIALS = 'stoneware porcelain earthenware walnut linen brass slate cork wool glass'.split(' ')
const COLOURS = 'celadon ochre indigo chalk moss rust smoke clay rose ink'.split(' ')
const THINGS = 'mug bowl vase plate jug tray lamp stool throw candle'.split(' ')
const TEXT =
  'thrown by hand and fired twice it keeps the warmth of a morning and shows each mark of the wheel on its foot'.split(
    ' ',
  )

const BLOCKS = 8
const WORDS_A_BLOCK = 24
const MOST_CATEGORIES = 200
/** One product in so many has a draft. */
const DRAFT_EVERY = 20

const pick = (words: readonly string[], n: number) => words[n % words.length] as string

export function categoryCount(size: number): number {
  return Math.min(MOST_CATEGORIES, Math.ceil(size / 50))
}

export const categoryId = (n: number) => `category-${n}`
export const productSlug = (n: number) => `product-${n}`

function body(n: number): unknown[] {
  return Array.from({ length: BLOCKS }, (_, block) => ({
    _type: 'block',
    _key: `b${block}`,
    style: 'normal',
    markDefs: [],
    children: [
      {
        _type: 'span',
        _key: 's0',
        marks: [],
        text: Array.from({ length: WORDS_A_BLOCK }, (_, at) => pick(TEXT, n * 7 + block * 5 + at * at)).join(
          ' ',
        ),
      },
    ],
  }))
}

function product(n: number, categories: number): BenchDocument {
  return {
    _id: `product-${n}`,
    _type: 'product',
    // The factors spread titles over the alphabet in an order that is not the one of the ids.
    title: `${pick(COLOURS, n * 7)} ${pick(MATERIALS, n >> 3)} ${pick(THINGS, n * 3)} ${(n * 7919) % 100_003}`,
    slug: { _type: 'slug', current: productSlug(n) },
    category: { _type: 'reference', _ref: categoryId(n % categories) },
    featured: n % 25 === 0,
    price: 500 + ((n * 37) % 20_000),
    body: body(n),
  }
}

/** Categories and products, `size` of them in all, and beside those the drafts of one product in twenty. */
export function* benchDocuments(size: number): Iterable<BenchDocument> {
  const categories = categoryCount(size)
  for (let n = 0; n < categories; n += 1) {
    yield {
      _id: categoryId(n),
      _type: 'category',
      title: `Category ${n}`,
      slug: { _type: 'slug', current: `c-${n}` },
    }
  }
  for (let n = 0; n < size - categories; n += 1) {
    const document = product(n, categories)
    yield document
    if (n % DRAFT_EVERY === 0) {
      yield { ...document, _id: `drafts.${document._id}`, title: `${document.title} (edited)` }
    }
  }
}
