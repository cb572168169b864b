import { imageField } from './pictures.ts'
import { type PortableTextMember, parsePortableText } from './portable-text.ts'

/** Markdown of the seed as the Portable Text of a document, its pictures and products turned into references. */
export function richText(markdown: string) {
  return parsePortableText(markdown).map(asContent)
}

function asContent(member: PortableTextMember) {
  if (member._type === 'image') {
    const { _key, picture, alt, caption } = member
    return { _key, ...imageField(picture, { alt, ...(caption ? { caption } : {}) }) }
  }
  if (member._type === 'productReference') {
    const { _key, _type, slug } = member
    return { _key, _type, product: { _type: 'reference', _ref: `product-${slug}` } }
  }
  return member
}
