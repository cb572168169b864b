import { defineQuery } from 'groq'

/** The addresses of all documents that have one, for the sitemap. Parameters: `types`. */
export const slugsQuery = defineQuery(`*[_type in $types && defined(slug.current)]
  | order(_type asc, slug.current asc){
  _id, _type, "slug": slug.current, _updatedAt, "category": category._ref,
  "pictures": select(_type == "product" => images[].asset._ref, [coalesce(cover, image).asset._ref])
}`)

/** The first addresses of one type, for a build, which draws no more than these. Parameters: `type`, `most`. */
export const firstSlugsQuery = defineQuery(`*[_type == $type && defined(slug.current)]
  | order(slug.current asc, _id asc)[0...$most].slug.current`)

/**
 * Where a document's page is now; its slug is null when it is gone or has no address. An object in any case, so that this too is kept for an outage.
 * Parameters: `type`, `id`.
 */
export const slugOfQuery = defineQuery(`{"slug": *[_id == $id && _type == $type][0].slug.current}`)

/** Every product with an address and its skus, of which the addresses of its variants are made. */
export const variantAddressesQuery = defineQuery(
  `*[_type == "product" && defined(slug.current)] | order(_id asc){"slug": slug.current, "skus": variants[].sku}`,
)

/** A slug that a document of a type has, or null. Parameters: `type`, `slug`. */
export const takenSlugQuery = defineQuery(`*[_type == $type && slug.current == $slug][0].slug.current`)
