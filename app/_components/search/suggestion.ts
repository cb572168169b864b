import { productCardSchema } from '#app/_content/product-card.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import type { Market } from '#lib/market/markets.ts'
import { formatPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import type { Found } from '#lib/search/search.ts'
import { imageBase } from '../picture/image-base.ts'
import { pictureSource } from '../picture/source.ts'

export interface Suggestion {
  /** The address, with its market. */
  href: string
  title: string
  /** What stands beside the title: a price, or the kind. */
  note: string
  /** Address of a small picture. */
  picture?: string
}

/** What the header says of something that was found. */
export function suggestionOf(found: Found, market: Market): Suggestion {
  const says = messagesIn(market, searchMessages)
  const common = { href: publicPath(market, found.path), title: found.title }
  const card = found.kind === 'product' ? productCardSchema.safeParse(found.card).data : undefined
  if (!card) return { ...common, note: says.kinds[found.kind] }
  const { reading, hasDearer } = lowestPrice(card.variants, market)
  const price = reading.state === 'priced' ? formatPrice(reading.price, market.locale) : ''
  return {
    ...common,
    note: hasDearer ? `${says.from} ${price}` : price,
    picture: card.image && smallPicture(card.image),
  }
}

function smallPicture(picture: Parameters<typeof pictureSource>[0]): string {
  const url = new URL(pictureSource(picture, imageBase()).src)
  for (const [name, value] of Object.entries({ w: '96', h: '120', fit: 'crop', auto: 'format' }))
    url.searchParams.set(name, value)
  return url.href
}
