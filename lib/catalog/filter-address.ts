import { type CatalogueFilter, choiceFacets, noFilter } from './filter.ts'

/**
 * The query string of a filter, `?` included; empty when there is nothing to say. Names and values stand in a fixed order, so that a filter has
 * one address.
 */
export function filterQuery(filter: CatalogueFilter): string {
  const query = new URLSearchParams()
  for (const facet of choiceFacets) for (const key of [...filter[facet]].sort()) query.append(facet, key)
  if (filter.inStock) query.set('stock', 'in')
  if (filter.sort !== noFilter.sort) query.set('sort', filter.sort)
  if (filter.page > 1) query.set('page', String(filter.page))
  const text = query.toString()
  return text && `?${text}`
}
