import { z } from 'zod'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import { labelAmong, variantSchema } from '#lib/catalog/variant.ts'
import { LakeUnavailable, queryLake, type Read, readTimeout } from '#lib/content/lake.ts'
import { lakeHealth } from '#lib/content/lake-health.ts'
import { answeredList, lenientList } from '#lib/content/lenient-list.ts'
import { readContent } from '#lib/content/read.ts'
import { shownText } from '#lib/content/text.ts'
import { logger } from '#lib/log/logger.ts'
import type { Market } from '#lib/market/markets.ts'
import { type PriceReading, readPrice } from '#lib/market/money.ts'
import { renderedPath } from '#lib/market/paths.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import type { WishListItem } from '#lib/wish-list/read.ts'
import { wishedProductsQuery } from '#sanity/queries/wished-products.ts'
import { routePath } from '#sanity/routes.ts'
import { isBlank, named, standInFor } from './named.ts'
import { optionalPicture, type Picture } from './picture.ts'
import { loadStock, type Stock } from './stock.ts'

const wishedProduct = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  image: optionalPicture,
  variants: lenientList(variantSchema),
})
const answer = answeredList(named('product', wishedProduct))

type WishedProduct = z.output<typeof wishedProduct>

/** A thing on a wish list as it is today. */
export type Wish = {
  product: string
  sku: string
  title: string
  variant: string
  slug: string
} & (
  | {
      state: 'there'
      picture: Picture | undefined
      price: PriceReading
      /** Other variants cost more; only where none was chosen. */
      hasDearer: boolean
      /** Pieces to be had, of all variants where none was chosen; undefined when it is not known. */
      available: number | undefined
    }
  | { state: 'gone' }
  | { state: 'variantGone'; picture: Picture | undefined }
  /** The CMS does not answer: it is called as when it was added. */
  | { state: 'unread' }
)

/** What stands on a list, drawn from the lake by id, so that a renamed product keeps its place; in a preview from the drafts. */
export async function loadWishes(items: readonly WishListItem[], market: Market): Promise<Wish[]> {
  if (items.length === 0) return []
  const products = await readProducts([...new Set(items.map(({ product }) => product))].sort(), market)
  const stock = await loadStock([...(products?.values() ?? [])].flatMap(({ variants }) => variants))
  return items.map((noted) => {
    const item = { ...noted, title: isBlank(noted.title) ? standInFor('product') : noted.title }
    return products ? wishOf(item, products.get(item.product), stock, market) : { ...item, state: 'unread' }
  })
}

function wishOf(item: WishListItem, product: WishedProduct | undefined, stock: Stock, market: Market): Wish {
  if (!product) return { ...item, state: 'gone' }
  const { title, slug, image: picture } = product
  const known = { ...item, title, slug }
  if (item.sku === '') {
    const { reading: price, hasDearer } = lowestPrice(product.variants, market)
    // Of what has no variant nothing can be told.
    const isCounted = stock && product.variants.length > 0
    const available = isCounted
      ? product.variants.reduce((sum, { sku }) => sum + (stock.get(sku) ?? 0), 0)
      : undefined
    return { ...known, state: 'there', picture, price, hasDearer, available }
  }
  const variant = product.variants.find(({ sku }) => sku === item.sku)
  if (!variant) return { ...known, state: 'variantGone', picture }
  return {
    ...known,
    variant: labelAmong(variant, product.variants),
    state: 'there',
    picture,
    price: readPrice(variant, market),
    hasDearer: false,
    available: stock && (stock.get(variant.sku) ?? 0),
  }
}

/**
 * Nothing is kept of this read: there are as many lists as there are visitors, and `content_reads` would fill with them. In an outage the list is shown
 * with the names that it noted itself.
 */
async function readProducts(
  ids: readonly string[],
  market: Market,
): Promise<Map<string, WishedProduct> | undefined> {
  try {
    const { data } = (await previewAllowed())
      ? await readContent(wishedProductsQuery, { ids }, renderedPath(market, routePath('wishList')))
      : await readOnce(ids)
    return new Map(answer.parse(data).map((product) => [product._id, product]))
  } catch (error) {
    if (!(error instanceof LakeUnavailable || error instanceof z.ZodError)) throw error
    logger.warn('The products of a wish list could not be read; it is shown by its own notes', { error })
    return undefined
  }
}

async function readOnce(ids: readonly string[]): Promise<Read<unknown>> {
  if (!lakeHealth().mayAsk(readTimeout)) throw new LakeUnavailable('The Content Lake rests after failures.')
  return queryLake(wishedProductsQuery, { ids })
}
