import type { Market } from '#lib/market/markets.ts'
import type { FacetName } from '#sanity/registry/dependency.ts'
import type { ShownDocument } from './facets/facet.ts'
import { variantsOf } from './facets/product.ts'
import { same } from './facets/same.ts'
import { shownAs } from './facets/shown-as.ts'
import type { Referrers } from './referrers.ts'
import { soldOut } from './sold-out.ts'

/** What a document was or is, as far as the plan asks. */
export interface PlanSnapshot {
  slug: string | null
  featured: boolean | null
  /** Id of the category, of a product. */
  category: string | null
  /** Of a product, those of its variants. */
  skus?: readonly string[]
  /** Documents that it refers to. */
  refs?: readonly string[]
  updatedAt?: string
  /** The fields that pages show; null when they are not known. */
  shown: Record<string, unknown> | null
}

export interface Version extends Omit<ShownDocument, 'fields'> {
  featured: boolean
  skus: readonly string[]
  refs: readonly string[]
  /** Null when it is not known what it looked like. */
  fields: Record<string, unknown> | null
}

export function versionOf(id: string, snapshot: PlanSnapshot | null): Version | null {
  if (!snapshot) return null
  const { slug, featured, category, skus = [], refs = [], updatedAt = null, shown } = snapshot
  return { id, slug, featured: featured === true, category, skus, refs, updatedAt, fields: shown }
}

/** Whether a page in this market that shows a facet of both versions looks different. What is not known is different. */
export function differs(
  facet: FacetName,
  market: Market,
  before: Version | null,
  after: Version | null,
  { stock }: Pick<Referrers, 'stock'>,
): boolean {
  if (!before || !after) {
    const there = before ?? after
    return there !== null && (!isKnown(there) || shownAs(facet, there, market) !== 'null')
  }
  if (!isKnown(before) || !isKnown(after)) return true
  if (shownAs(facet, before, market) !== shownAs(facet, after, market)) return true
  if (facet !== 'productCard' || after.slug === null) return false
  const [was, is] = [skusOf(before), skusOf(after)]
  if (same(was, is)) return false
  const [soldBefore, soldAfter] = [soldOut(was, stock), soldOut(is, stock)]
  return soldBefore !== soldAfter || soldBefore === 'maybe'
}

export function isKnown(version: Version): version is Version & ShownDocument {
  return version.fields !== null
}

function skusOf(product: ShownDocument): string[] {
  return [...new Set(variantsOf(product).map(({ sku }) => sku))].sort()
}
