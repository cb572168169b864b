/** An image with its asset followed, so that a page can draw it without a second request. */
export const imageProjection = /* groq */ `
  _type,
  alt,
  crop,
  hotspot,
  asset->{_id, url, metadata{lqip, dimensions{width, height, aspectRatio}}}
`

/** A variant of a product. Amounts are in the minor unit of their currency. */
export const variantProjection = /* groq */ `
  _key,
  sku,
  options[]{_key, name, value},
  prices[]{_key, currency, amount},
  compareAtPrices[]{_key, currency, amount}
`

/** What a listing shows of a product. */
export const productCardProjection = /* groq */ `
  _id,
  _type,
  _rev,
  title,
  "slug": slug.current,
  summary,
  featured,
  "image": images[0]{${imageProjection}},
  variants[]{${variantProjection}}
`

/** What a listing shows of a category. */
export const categoryCardProjection = /* groq */ `
  _id,
  _type,
  _rev,
  title,
  "slug": slug.current,
  description,
  image{${imageProjection}}
`

/** What a listing shows of an article. */
export const articleCardProjection = /* groq */ `
  _id,
  _type,
  _rev,
  title,
  "slug": slug.current,
  publishedAt,
  author,
  excerpt,
  cover{${imageProjection}}
`

/** Portable Text with its pictures' assets. */
export const richTextProjection = /* groq */ `
  ...,
  _type == "image" => {caption, ${imageProjection}}
`

/** Portable Text of articles and pages: also the cards of the products that it refers to. */
export const storyProjection = /* groq */ `
  ${richTextProjection},
  _type == "productReference" => {"product": product->{${productCardProjection}}}
`
