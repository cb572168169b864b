/** An image with its asset followed, so that a page can draw it without a second request. The size stands in the id of the asset. */
export const imageProjection = /* groq */ `
  alt,
  crop,
  hotspot,
  asset->{_id, metadata{lqip}}
`

/** A variant of a product. Amounts are in the minor unit of their currency. */
export const variantProjection = /* groq */ `
  sku,
  options[]{_key, name, value},
  prices[]{_key, currency, amount},
  compareAtPrices[]{_key, currency, amount}
`

/** What a listing shows of a product: the lowest price of its variants, and whether all of them are sold out. */
export const productCardProjection = /* groq */ `
  _id,
  title,
  "slug": slug.current,
  "image": images[0]{${imageProjection}},
  "second": images[1]{${imageProjection}},
  variants[]{
    sku,
    prices[]{_key, currency, amount},
    compareAtPrices[]{_key, currency, amount}
  }
`

/** What a product adds to what can be chosen in a list, and how often. */
export const choicesProjection = /* groq */ `
  "category": category._ref,
  variants[]{
    sku,
    options[]{name, value},
    prices[]{currency, amount}
  }
`

/** What a listing shows of a category. */
export const categoryCardProjection = /* groq */ `
  _id,
  title,
  "slug": slug.current,
  description,
  image{${imageProjection}}
`

/** The order of articles: one without a date is the oldest. */
export const latestFirst = /* groq */ `coalesce(publishedAt, "") desc, _id asc`

/** What a listing shows of an article. */
export const articleCardProjection = /* groq */ `
  _id,
  title,
  "slug": slug.current,
  publishedAt,
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
