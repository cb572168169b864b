import type { Variant } from '#lib/catalog/variant.ts'
import { logger } from '#lib/log/logger.ts'
import { availableStock } from '#lib/stock/available.ts'

/** Available pieces by sku; undefined when the stock could not be read and nothing may be claimed. */
export type Stock = ReadonlyMap<string, number> | undefined

/**
 * The stock of some variants as the page is drawn. A database that is down does not take the page with it:
 * the browser asks again by itself.
 */
export async function loadStock(variants: readonly Variant[]): Promise<Stock> {
  try {
    return await availableStock(variants.map(({ sku }) => sku))
  } catch (error) {
    logger.error('The stock of a page could not be read; the page is drawn without it', { error })
    return undefined
  }
}

/** A sku that nobody ever counted cannot be sold. */
export function isSoldOut(sku: string, stock: Stock): boolean {
  return stock !== undefined && (stock.get(sku) ?? 0) <= 0
}

/** The variant that is chosen for a shopper who has named none: the first that can be had. */
export function firstToBeHad<Of extends Pick<Variant, 'sku'>>(
  variants: readonly Of[],
  stock: Stock,
): Of | undefined {
  return variants.find(({ sku }) => !isSoldOut(sku, stock)) ?? variants[0]
}

/** True only when it is known of every variant. */
export function isProductSoldOut(variants: readonly Variant[], stock: Stock): boolean {
  return variants.length > 0 && variants.every(({ sku }) => isSoldOut(sku, stock))
}
