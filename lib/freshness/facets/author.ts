import type { Facet } from './facet.ts'
import { picture, words } from './values.ts'

/** Their page. */
export const authorPage: Facet = ({ fields }) => ({
  name: words(fields.title),
  role: words(fields.role),
  description: words(fields.description),
  image: picture(fields.image),
})

/** Their name below a title; it leads to their page where they have one. */
export const authorName: Facet = ({ slug, fields }) => ({ slug, name: words(fields.title) })
