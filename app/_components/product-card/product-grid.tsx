import type { ProductCardContent } from '#app/_content/product-card.ts'
import { isProductSoldOut, isSoldOut, loadStock, type Stock } from '#app/_content/stock.ts'
import type { Market } from '#lib/market/markets.ts'
import { ProductCard } from './product-card.tsx'
import styles from './product-grid.module.css'

const sizes = '(min-width: 48rem) 22vw, 46vw'
const narrowSizes = '(min-width: 96rem) 26rem, (min-width: 64rem) 25vw, (min-width: 40rem) 30vw, 46vw'

interface ProductGridProps {
  products: readonly ProductCardContent[]
  market: Market
  /** How many of the first pictures are on the first screen. */
  eagerCount?: number
  heading?: 'h2' | 'h3'
  /** Something stands beside it: three in a row at most. */
  narrow?: boolean
}

/** Products side by side, with one reading of the stock for all of them. */
export async function ProductGrid({ products, market, eagerCount = 0, heading, narrow }: ProductGridProps) {
  const stock = await loadStock(products.flatMap(({ variants }) => variants))
  return (
    <ul className={narrow ? `${styles.grid} ${styles.narrow}` : styles.grid}>
      {products.map((product, index) => (
        <li key={product._id}>
          <ProductCard
            product={product}
            market={market}
            soldOut={isGone(product, stock)}
            sizes={narrow ? narrowSizes : sizes}
            eager={index < eagerCount}
            heading={heading}
          />
        </li>
      ))}
    </ul>
  )
}

function isGone({ chosen, variants }: ProductCardContent, stock: Stock): boolean {
  return chosen ? isSoldOut(chosen, stock) : isProductSoldOut(variants, stock)
}
