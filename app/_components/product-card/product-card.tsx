import type { Picture as PictureContent } from '#app/_content/picture.ts'
import type { ProductCardContent } from '#app/_content/product-card.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import { variantPath } from '#lib/catalog/variant-path.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { Picture } from '../picture/picture.tsx'
import { PriceText } from '../price.tsx'
import { ShopLink } from '../shop-link.tsx'
import styles from './product-card.module.css'

/** The widest that a card gets in any list, in CSS pixels. */
const widest = 360

interface ProductCardProps {
  product: ProductCardContent
  market: Market
  soldOut: boolean
  sizes: string
  eager?: boolean
  /** Level of the card's heading in its page. */
  heading?: 'h2' | 'h3'
}

export function ProductCard({
  product,
  market,
  soldOut,
  sizes,
  eager,
  heading: Heading = 'h3',
}: ProductCardProps) {
  const texts = messagesIn(market, catalogueMessages)
  const { slug, chosen } = product
  const { reading, hasDearer } = lowestPrice(product.variants, market)
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        {product.image ? (
          <Picture
            picture={product.image}
            sizes={sizes}
            widest={widest}
            ratio="4 / 5"
            eager={eager}
            decorative
          />
        ) : (
          <span className={styles.empty} />
        )}
        {product.image && product.second ? (
          <span className={styles.second}>
            <Picture
              picture={withoutPlaceholder(product.second)}
              sizes={sizes}
              widest={widest}
              ratio="4 / 5"
              decorative
            />
          </span>
        ) : null}
        {soldOut ? <span className={styles.flag}>{texts.soldOut}</span> : null}
      </div>
      <div className={styles.text}>
        <Heading className={styles.title}>
          <ShopLink
            market={market}
            path={chosen ? variantPath(slug, chosen) : pathOf('product', slug)}
            className={styles.link}
          >
            {product.title}
          </ShopLink>
        </Heading>
        <p className={styles.price}>
          {hasDearer ? texts.fromPrice : ''}
          <PriceText reading={reading} market={market} />
        </p>
      </div>
    </article>
  )
}

/** Until it is there the first picture stands in its place. */
const withoutPlaceholder = (picture: PictureContent) => ({ ...picture, placeholder: undefined })
