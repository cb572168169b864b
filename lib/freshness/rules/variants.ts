import { variantSegment } from '#lib/catalog/variant-path.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'
import type { Referrers } from '../referrers.ts'
import type { Version } from '../version.ts'
import type { Touch } from './rule.ts'

type Product = NonNullable<Referrers['products']>[number]

/**
 * The pages of the variants beside each touched page of a product. They show what it shows of the product itself; of what stands aside there, other products
 * and articles, they show nothing. The address of a variant that is gone leads to that of the product, also when that one is gone or leads on itself.
 */
export function variantTouches(
  touches: readonly Touch[],
  versions: readonly (Version | null)[],
  referrers: Referrers,
): Touch[] {
  const products = productsByPath(referrers)
  const had = segmentsByPath(versions)
  return touches
    .filter(({ aside }) => !aside)
    .flatMap((touch) => {
      const [shown, ...others] = products.get(touch.path) ?? []
      const held = new Set(touch.gone ? [] : segmentsOf(shown?.skus ?? []))
      const hidden = others.flatMap(({ skus }) => segmentsOf(skus ?? []))
      const all = new Set([...held, ...(had.get(touch.path) ?? []), ...hidden])
      return [...all].map((segment) => touchOf(touch, segment, held.has(segment)))
    })
}

function touchOf({ path, market, reason }: Touch, segment: string, isHeld: boolean): Touch {
  const touch = { path: `${path}/${encodeURIComponent(segment)}`, market, reason }
  if (isHeld) return touch
  const gone = { leadsTo: publicPath(market, path) }
  return { ...touch, reason: 'Its product has no such variant any more.', gone }
}

/** What the document had, at each of its addresses. */
function segmentsByPath(versions: readonly (Version | null)[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const version of versions) {
    if (!version?.slug) continue
    const path = pathOf('product', version.slug)
    found.set(path, [...(found.get(path) ?? []), ...segmentsOf(version.skus)])
  }
  return found
}

/** Of several documents at one address the one with the lowest id is shown: it is the first. */
function productsByPath({ products }: Referrers): Map<string, Product[]> {
  const byId = (products ?? []).toSorted((a, b) => (a._id < b._id ? -1 : 1))
  return Map.groupBy(byId, ({ slug }) => pathOf('product', slug ?? ''))
}

function segmentsOf(skus: readonly (string | null)[]): string[] {
  return skus.flatMap((sku) => (sku === null ? [] : (variantSegment(sku) ?? [])))
}
