import type { Product, ProductVariant } from '#app/_content/product.ts'
import { firstToBeHad, type Stock } from '#app/_content/stock.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import { Breadcrumb } from '../breadcrumb/breadcrumb.tsx'
import { RichText } from '../portable-text/portable-text.tsx'
import { ProductGallery } from '../product-gallery/product-gallery.tsx'
import { Purchase } from '../purchase/purchase.tsx'
import { SaveButton } from '../wish-list/save-button.tsx'
import { ChosenVariant } from './chosen-variant.tsx'
import { HelpDetails } from './help-details.tsx'
import styles from './product-article.module.css'

interface ProductArticleProps {
  product: Product
  stock: Stock
  market: Market
  /** The variant that the address names. */
  chosen?: ProductVariant
}

/** The piece itself: its pictures, its words, and how to come by it. */
export function ProductArticle({ product, stock, market, chosen }: ProductArticleProps) {
  const texts = messagesIn(market, productMessages)
  const { category, title, slug, summary, variants } = product
  const first = chosen ?? firstToBeHad(variants, stock)
  const trail = [
    { title: texts.shop, path: routePath('products') },
    ...(category ? [{ title: category.title, path: pathOf('category', category.slug) }] : []),
  ]
  return (
    <ChosenVariant first={first?.sku}>
      <article className={`wrap ${styles.product}`}>
        <div className={styles.way}>
          <Breadcrumb
            market={market}
            label={texts.breadcrumb}
            trail={trail}
            here={{ title, path: pathOf('product', slug) }}
          />
        </div>
        <div className={styles.pictures}>
          <ProductGallery product={product} chosen={first} market={market} />
        </div>
        <div className={styles.words}>
          <header className={styles.head}>
            <h1>{title}</h1>
            {summary ? <p className={styles.summary}>{summary}</p> : null}
          </header>
          <Purchase product={product} stock={stock} market={market} chosen={first}>
            <p className={styles.note}>{texts.sent}</p>
          </Purchase>
          <SaveButton market={market} product={product._id} />
          <RichText value={product.description} market={market} />
          <HelpDetails market={market} slugs={['delivery', 'returns', 'care']} />
        </div>
      </article>
    </ChosenVariant>
  )
}
