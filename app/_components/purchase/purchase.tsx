import { stegaClean } from '@sanity/client/stega'
import type { ReactNode } from 'react'
import type { Product } from '#app/_content/product.ts'
import { isSoldOut, type Stock } from '#app/_content/stock.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { productMessages } from '#app/_messages/product.ts'
import { optionTable } from '#lib/catalog/options.ts'
import type { Variant } from '#lib/catalog/variant.ts'
import { addressedVariants, findVariant, variantPath, variantSegment } from '#lib/catalog/variant-path.ts'
import type { Market } from '#lib/market/markets.ts'
import { formatPrice, readPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import { PriceText } from '../price.tsx'
import styles from './purchase.module.css'
import { VariantChooser } from './variant-chooser.tsx'
import { variantNames } from './variant-names.ts'

interface PurchaseProps {
  product: Pick<Product, 'title' | 'slug' | 'variants'>
  stock: Stock
  market: Market
  /** The variant that is chosen at first; undefined for a product that has none. */
  chosen: Pick<Variant, 'sku'> | undefined
  /** Shown below a variant that can be had, at a price. */
  children: ReactNode
}

/** What can be had of a product, at which price, and a way to hear of what cannot. */
export function Purchase({ product, stock, market, chosen, children }: PurchaseProps) {
  const texts = messagesIn(market, productMessages)
  const variants = addressedVariants(product.variants)
  if (!chosen) return <p className={styles.note}>{texts.notForSale}</p>
  const names = variantNames(variants, product.title, (variant) => priceText(variant, market))
  const table = optionTable(variants, stegaClean, {
    none: texts.noOption,
    list: texts.variant,
    labels: names,
  })
  return (
    <VariantChooser
      axes={table.axes}
      market={{ id: market.id, locale: market.locale }}
      first={(findVariant(variants, variantSegment(chosen.sku) ?? '') ?? chosen).sku}
      variants={variants.map((variant, at) => ({
        sku: variant.sku,
        values: table.variants[at]?.values ?? [],
        label: names[at] ?? product.title,
        href: publicPath(market, variantPath(product.slug, variant.sku)),
        price: <PriceText reading={readPrice(variant, market)} market={market} />,
        priceText: priceText(variant, market),
        isPriced: readPrice(variant, market).state === 'priced',
        soldOut: stock && isSoldOut(variant.sku, stock),
      }))}
    >
      {children}
    </VariantChooser>
  )
}

function priceText(variant: Variant, market: Market): string {
  const reading = readPrice(variant, market)
  if (reading.state === 'priced') return formatPrice(reading.price, market.locale)
  return messagesIn(market, productMessages).onRequest
}
