import type { Facet } from './facet.ts'
import { isRecord } from './same.ts'
import { list, picture, words } from './values.ts'

const seoOf = (fields: Record<string, unknown>) => (isRecord(fields.seo) ? fields.seo : {})

export const shopName: Facet = ({ fields }) => words(fields.name)
export const tagline: Facet = ({ fields }) => words(fields.tagline)

/** Its entries; where they lead to a document, its address is the document's affair. */
export const navigation: Facet = ({ fields }) =>
  list(fields.navigation)
    .filter(isRecord)
    .map(({ _key, label, path, target }) => ({
      _key,
      label: words(label),
      path: path ?? null,
      target: isRecord(target) ? target._ref : null,
    }))

/** Nothing while it is switched off. */
export const announcement: Facet = ({ fields }) => {
  const { announcement: told } = fields
  return isRecord(told) && told.active ? words(told.text) : ''
}

export const seoTitle: Facet = ({ fields }) => words(seoOf(fields).title)
export const seoDescription: Facet = ({ fields }) => words(seoOf(fields).description)
export const sharePicture: Facet = ({ fields }) => picture(seoOf(fields).image)
export const heroPicture: Facet = ({ fields }) => picture(seoOf(fields).image)
