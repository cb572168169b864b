import type { Listing } from '#sanity/registry/dependency.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pageOfList } from '#sanity/routes.ts'

/** A list of products, as far as a change moves it. */
export interface ListState {
  /** How many stand in it. */
  count: number
  /** How many the pages were last made to show, where it may be another number: pages beyond the end may still be kept. */
  known: number
  /** How many others stand before the document with the first and with the last of its titles; null when it is not known. */
  first: number | null
  last: number | null
}

/** One page of a list; a page beyond its end should be gone. */
export interface ListPage {
  path: string
  isBeyond: boolean
}

const nothing: ListState = { count: 0, known: 0, first: null, last: null }

/** The key of the list of all products among `Referrers.lists`; those of categories are under their ids. */
export const allProducts = '*'

/** Every page of the list at an address that is or was. */
export function everyPageOf(path: string, state: ListState = nothing): ListPage[] {
  const last = pagesFor(state.count)
  return range(1, Math.max(last, pagesFor(state.known))).map((page) => ({
    path: pageOfList(path, page),
    isBeyond: page > last,
  }))
}

/**
 * The pages of a list that show something else when a document that stays in it looks different or takes another place: from the one on which it
 * was to the one on which it is, for all between shift by one. Every page where its place is not known.
 */
export function pagesBetween(path: string, state: ListState = nothing): ListPage[] {
  const { count, first, last } = state
  if (first === null) return everyPageOf(path, state)
  const [from, to] = [pageAt(first), pageAt(last ?? first)].toSorted((a, b) => a - b) as [number, number]
  return range(from, Math.min(to, pagesFor(count))).map((page) => ({
    path: pageOfList(path, page),
    isBeyond: false,
  }))
}

/** The page on which the document stands that has so many before it. */
export function pageAt(place: number): number {
  return Math.floor(place / listingSize) + 1
}

/** A list that is not shown in pages has one. */
export function isInPages({ pageSize }: Listing): boolean {
  return pageSize !== undefined
}

function pagesFor(count: number): number {
  return Math.max(1, Math.ceil(count / listingSize))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
