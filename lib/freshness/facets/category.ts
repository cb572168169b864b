import type { Facet } from './facet.ts'
import { decoration, picture, words } from './values.ts'

/** Its page; the picture is shown where the page is shared. */
export const categoryPage: Facet = ({ fields }) => ({
  title: words(fields.title),
  description: words(fields.description),
  image: picture(fields.image),
})

/** Its entry in the list of categories. */
export const categoryCard: Facet = ({ slug, fields }) => ({
  slug,
  title: words(fields.title),
  description: words(fields.description),
  image: decoration(fields.image),
})

/** Its name, with the way to its page; nothing without one. */
export const categoryName: Facet = ({ slug, fields }) =>
  slug === null ? null : { slug, title: words(fields.title) }
