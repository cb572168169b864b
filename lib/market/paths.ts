import type { Market } from './markets.ts'

/** The address a shopper sees: `/products/luna` or `/en-us/products/luna`. `path` begins with a slash. */
export function publicPath(market: Market, path: string): string {
  if (path === '/') return market.prefix || '/'
  return `${market.prefix}${path}`
}

/** The path Next renders and `revalidatePath` understands: `/en-eu/products/luna`. */
export function renderedPath(market: Market, path: string): string {
  return path === '/' ? `/${market.id}` : `/${market.id}${path}`
}
