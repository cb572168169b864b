import { productCardSchema } from '#app/_content/product-card.ts'
import { isProductSoldOut, type Stock } from '#app/_content/stock.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import type { Market } from '#lib/market/markets.ts'
import type { Found } from '#lib/search/search.ts'
import { Picture } from '../picture/picture.tsx'
import { PriceText } from '../price.tsx'
import { ShopLink } from '../shop-link.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './product-result.module.css'

interface ProductResultProps {
  found: Found
  needles: readonly string[]
  market: Market
  stock: Stock
  eager: boolean
}

const widest = 320
const sizes = '(min-width: 64rem) 16rem, (min-width: 40rem) 30vw, 46vw'

/** A product that was found. */
export function ProductResult({ found, needles, market, stock, eager }: ProductResultProps) {
  const says = messagesIn(market, searchMessages)
  const card = productCardSchema.safeParse(found.card).data
  const price = card && lowestPrice(card.variants, market)
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        {card?.image ? (
          <Picture
            picture={card.image}
            sizes={sizes}
            widest={widest}
            ratio="4 / 5"
            eager={eager}
            decorative
          />
        ) : (
          <span className={styles.empty} />
        )}
        {card && isProductSoldOut(card.variants, stock) ? (
          <span className={styles.flag}>{messagesIn(market, catalogueMessages).soldOut}</span>
        ) : null}
      </div>
      <h3 className={styles.title}>
        <ShopLink market={market} path={found.path} className={styles.link}>
          <MarkedText text={found.title} needles={needles} />
        </ShopLink>
      </h3>
      {price ? (
        <p className={styles.price}>
          {price.hasDearer ? `${says.from} ` : ''}
          <PriceText reading={price.reading} market={market} />
        </p>
      ) : null}
    </article>
  )
}
