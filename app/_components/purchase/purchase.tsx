import { isSoldOut, type Stock } from '#app/_content/stock.ts'
import { type Variant, variantLabel } from '#lib/catalog/variant.ts'
import type { Market } from '#lib/market/markets.ts'
import { readPrice } from '#lib/market/money.ts'
import { routePath } from '#sanity/routes.ts'
import { PriceText } from '../price.tsx'
import { ShopLink } from '../shop-link.tsx'
import { choiceLegend } from './choice-legend.ts'
import styles from './purchase.module.css'
import { VariantChooser } from './variant-chooser.tsx'

interface PurchaseProps {
  variants: readonly Variant[]
  stock: Stock
  market: Market
}

/** What can be had of a product, at which price, and a way to hear of what cannot. */
export function Purchase({ variants, stock, market }: PurchaseProps) {
  if (variants.length === 0) {
    return <p className={styles.note}>This piece is not for sale at the moment.</p>
  }
  return (
    <VariantChooser
      legend={choiceLegend(variants)}
      market={market.id}
      choices={variants.map((variant) => ({
        sku: variant.sku,
        label: variantLabel(variant),
        price: <PriceText reading={readPrice(variant, market)} market={market} />,
        soldOut: stock && isSoldOut(variant.sku, stock),
      }))}
      delivery={
        <p className={styles.note}>
          Packed and sent within three working days.{' '}
          <ShopLink market={market} path={routePath('help', 'delivery')}>
            Delivery
          </ShopLink>{' '}
          and{' '}
          <ShopLink market={market} path={routePath('help', 'returns')}>
            returns
          </ShopLink>
        </p>
      }
    />
  )
}
