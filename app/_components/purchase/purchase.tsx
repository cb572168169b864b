import { stegaClean } from '@sanity/client/stega'
import type { ReactNode } from 'react'
import type { Product } from '#app/_content/product.ts'
import { isSoldOut, type Stock } from '#app/_content/stock.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { productMessages } from '#app/_messages/product.ts'
import { optionTable } from '#lib/catalog/options.ts'
import { type Variant, variantLabel } from '#lib/catalog/variant.ts'
import { variantPath } from '#lib/catalog/variant-path.ts'
import type { Market } from '#lib/market/markets.ts'
import { formatPrice, readPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import { PriceText } from '../price.tsx'
import styles from './purchase.module.css'
import { VariantChooser } from './variant-chooser.tsx'

interface PurchaseProps {
  product: Pick<Product, 'slug' | 'variants'>
  stock: Stock
  market: Market
  /** The variant that is chosen at first; undefined for a product that has none. */
  chosen: Pick<Variant, 'sku'> | undefined
  /** Shown below a variant that can be had. */
  children: ReactNode
}

/** What can be had of a product, at which price, and a way to hear of what cannot. */
export function Purchase({ product, stock, market, chosen, children }: PurchaseProps) {
  const texts = messagesIn(market, productMessages)
  const { variants } = product
  if (!chosen) return <p className={styles.note}>{texts.notForSale}</p>
  const table = optionTable(variants, stegaClean, {
    none: texts.noOption,
    list: texts.variant,
    labels: variants.map(variantLabel),
  })
  return (
    <VariantChooser
      axes={table.axes}
      market={{ id: market.id, locale: market.locale }}
      first={chosen.sku}
      variants={variants.map((variant, at) => {
        const reading = readPrice(variant, market)
        return {
          sku: variant.sku,
          values: table.variants[at]?.values ?? [],
          label: variantLabel(variant),
          href: publicPath(market, variantPath(product.slug, variant.sku)),
          price: <PriceText reading={reading} market={market} />,
          priceText: reading.state === 'priced' ? formatPrice(reading.price, market.locale) : texts.onRequest,
          soldOut: stock && isSoldOut(variant.sku, stock),
        }
      })}
    >
      {children}
    </VariantChooser>
  )
}
