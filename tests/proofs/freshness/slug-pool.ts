import type { PageType } from '#sanity/registry/dependency.ts'
import { pathOf } from '#sanity/routes.ts'
import { pageTypes } from './shop-document.ts'

/** Few addresses for many renames: each is taken, left and taken over again, and all of them are looked at after every edit. */
const sizes: Record<PageType, number> = { product: 16, category: 5, article: 7, author: 4, page: 4 }

export function slugPool(type: PageType): string[] {
  return Array.from({ length: sizes[type] }, (_, index) => `${type}-at-${index + 1}`)
}

/** The paths, without a market, of all addresses in the pool, and one of each kind that never is anything. */
export function pooledPaths(): string[] {
  return pageTypes.flatMap((type) => [...slugPool(type), 'never-was'].map((slug) => pathOf(type, slug)))
}
