/** How a list may be sorted; the first is how it stands by itself. */
export const sortings = ['name', 'price', 'price-down', 'newest'] as const
export type Sorting = (typeof sortings)[number]

/** Facets of which several values may be chosen: a product has to have one of them. */
export const choiceFacets = ['category', 'price', 'glaze', 'size'] as const
export type ChoiceFacet = (typeof choiceFacets)[number]

/** What a shopper asks of a list. Choices are the keys that stand in an address, in their order, each once. */
export interface CatalogueFilter extends Record<ChoiceFacet, readonly string[]> {
  inStock: boolean
  sort: Sorting
  /** Counted from one. */
  page: number
}

export const noFilter: CatalogueFilter = {
  category: [],
  price: [],
  glaze: [],
  size: [],
  inStock: false,
  sort: 'name',
  page: 1,
}

/** Whether it leaves something out; a list that is only sorted is whole. */
export function narrows(filter: CatalogueFilter): boolean {
  return filter.inStock || choiceFacets.some((facet) => filter[facet].length > 0)
}

/** Whether it shows what the list shows by itself, on the same pages. */
export function isPlain(filter: CatalogueFilter): boolean {
  return !narrows(filter) && filter.sort === noFilter.sort
}

/** The filter without one of its choices, from the first page. */
export function without(filter: CatalogueFilter, facet: ChoiceFacet | 'stock', key: string): CatalogueFilter {
  if (facet === 'stock') return { ...filter, inStock: false, page: 1 }
  return { ...filter, [facet]: filter[facet].filter((chosen) => chosen !== key), page: 1 }
}
