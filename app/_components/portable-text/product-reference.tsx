import { z } from 'zod'
import { productCardSchema } from '#app/_content/product-card.ts'
import { isProductSoldOut, loadStock } from '#app/_content/stock.ts'
import type { Market } from '#lib/market/markets.ts'
import { ProductCard } from '../product-card/product-card.tsx'
import styles from './product-reference.module.css'

const referenceSchema = z.object({ product: productCardSchema })

/** A product within a text; nothing when the product is gone. */
export async function ProductReference({ value, market }: { value: unknown; market: Market }) {
  const parsed = referenceSchema.safeParse(value)
  if (!parsed.success) return null
  const { product } = parsed.data
  const stock = await loadStock(product.variants)
  return (
    <div className={styles.frame}>
      <ProductCard
        product={product}
        market={market}
        soldOut={isProductSoldOut(product.variants, stock)}
        sizes="14rem"
      />
    </div>
  )
}
