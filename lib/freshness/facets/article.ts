import type { Facet } from './facet.ts'
import { isRecord } from './same.ts'
import { decoration, list, picture, words } from './values.ts'

/** Its page, which tells search engines the day of its last change. */
export const articlePage: Facet = ({ fields, updatedAt }) => ({
  title: words(fields.title),
  excerpt: words(fields.excerpt),
  author: isRecord(fields.author) ? fields.author._ref : words(fields.author),
  day: dayOf(fields.publishedAt),
  changed: dayOf(updatedAt),
  cover: picture(fields.cover),
  body: list(fields.body),
})

/** Its entry in a list of articles. */
export const articleCard: Facet = ({ slug, fields }) => ({
  slug,
  title: words(fields.title),
  excerpt: words(fields.excerpt),
  day: dayOf(fields.publishedAt),
  cover: decoration(fields.cover),
})

/** A page of words alone. */
export const freePage: Facet = ({ fields }) => ({ title: words(fields.title), body: list(fields.body) })

/** Pages show the day at Greenwich, and nothing for what is no date. */
function dayOf(moment: unknown): string | null {
  const date = new Date(typeof moment === 'string' ? moment : Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}
