import { defineQuery } from 'groq'
import { variantProjection } from './projections.ts'

/** The variant that carries a sku, with its product; null when no published product has it. Parameters: `sku`. */
export const variantBySkuQuery =
  defineQuery(`*[_type == "product" && $sku in variants[].sku] | order(_id asc)[0]{
  _id,
  _rev,
  title,
  "slug": slug.current,
  "image": coalesce(variants[sku == $sku && defined(image.asset)][0].image, images[0]){alt, asset->{url}},
  "variant": variants[sku == $sku][0]{${variantProjection}}
}`)
