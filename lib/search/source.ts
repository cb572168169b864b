import { createHash } from 'node:crypto'
import { z } from 'zod'
import { variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import { imageProjection, productCardProjection, variantProjection } from '#sanity/queries/projections.ts'

/** Documents that are projected: those whose page a shopper may look for. */
export const projectedTypes = ['product', 'article', 'page'] as const

/** What the projection reads of each document that has an address. */
export const sourceQuery = /* groq */ `*[_id in $ids && _type in $types && defined(slug.current)]{
  _id, _type, _rev, _createdAt, _updatedAt,
  "title": title,
  "slug": slug.current,
  _type == "product" => {
    summary,
    "text": description,
    "variants": variants[]{${variantProjection}},
    "card": @{${productCardProjection}, "looks": variants[defined(image.asset)]{sku, image{${imageProjection}}}},
    "category": category->{_id, _rev, title, "slug": slug.current},
    "categoryId": category._ref
  },
  _type == "article" => {"summary": excerpt, "text": body, "picture": cover{${imageProjection}}},
  _type == "page" => {"text": body}
}`

/** Raised when what is made of the same answer changes. */
const rules = 3
/** Tells rows that these rules made from older ones. */
export const form = createHash('sha256').update(`${rules} ${sourceQuery}`).digest('hex').slice(0, 12)

const text = shownText.catch('')
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value))
const identity = { _id: z.string(), _rev: z.string(), _createdAt: moment, _updatedAt: moment }

const category = z.object({ _id: z.string(), _rev: z.string(), title: text, slug: text })
const productSource = z.object({
  ...identity,
  _type: z.literal('product'),
  title: text,
  slug: z.string(),
  summary: text,
  text: z.unknown().optional(),
  variants: lenientList(variantSchema),
  /** Kept as the lake answered it. */
  card: z.looseObject({}),
  category: category.nullish().catch(null),
  categoryId: z.string().nullish().catch(null),
})

const storySource = z.object({
  ...identity,
  _type: z.enum(['article', 'page']),
  title: text,
  slug: z.string(),
  summary: text,
  text: z.unknown().optional(),
  picture: z.unknown().optional(),
})

export const source = z.discriminatedUnion('_type', [productSource, storySource])
export type Source = z.output<typeof source>
export type ProductSource = z.output<typeof productSource>
export type StorySource = z.output<typeof storySource>
