import { defineQuery } from 'groq'
import { homeProducts, latestArticles, relatedProducts } from '../registry/shared-dependencies.ts'
import { latestFirst } from './projections.ts'

const referrer = /* groq */ `_id, _type, "slug": slug.current`

/** Those of a category on whose pages the changed product stands as related: whom it follows there by its id, the nearest first. The reverse of `productQuery`. */
const aroundChanged = /* groq */ `(
    *[_type == "product" && category._ref == ^._id && defined(slug.current) && _id < $id]
      | order(_id desc)[0...${relatedProducts}]{${referrer}}
    + *[_type == "product" && category._ref == ^._id && defined(slug.current) && _id > $id]
      | order(_id desc)[0...${relatedProducts}]{${referrer}}
  )[0...${relatedProducts}]`

/** The same around a product that carries a sku. */
const aroundCarrier = /* groq */ `(
    *[_type == "product" && category._ref == ^.category->_id && defined(slug.current) && _id < ^._id]
      | order(_id desc)[0...${relatedProducts}]{${referrer}}
    + *[_type == "product" && category._ref == ^.category->_id && defined(slug.current) && _id > ^._id]
      | order(_id desc)[0...${relatedProducts}]{${referrer}}
  )[0...${relatedProducts}]`
/** Those that stand in lists. */
const listed = /* groq */ `_type == "product" && defined(slug.current)`
/** Those that stand before the changed product with the first and with the last of its titles. */
const beforeFirst = /* groq */ `_id != $id && (title < $firstTitle || (title == $firstTitle && _id < $id))`
const beforeLast = /* groq */ `_id != $id && (title < $lastTitle || (title == $lastTitle && _id < $id))`
/** Those that stand before the product around it. */
const beforeThis = /* groq */ `(title < ^.title || (title == ^.title && _id < ^._id))`

/**
 * Everything that decides which pages show a changed document, in one read of the published perspective.
 *
 * Parameters: `id` and `type` of the changed document (published form); `slugs` that it had and has; `sku` whose availability changed, or null;
 * `categoryIds` of the categories that the document belonged to; `mentionedIds` of the products that an article showed or shows and of its authors; `firstTitle` and
 * `lastTitle` of the titles that a product had and has, in the order of lists, or null.
 *
 * - `self`: the document as it stands now; null once it is gone.
 * - `others`: other documents at its addresses. Of several the one with the lowest id is shown.
 * - `list`: all products.
 * - `categories`: those behind `categoryIds`, for their slugs, each with its products; `around`: the products there that show the document as related.
 * - `referrers`: documents that refer to it.
 * - `carriers`: products that carry the sku; `around` as above.
 * - `mentioned`: those behind `mentionedIds`.
 * - `products`: those whose own pages the change may touch, and others at their addresses, for the addresses of their variants.
 * - `tellers`: texts that show the card of a carrier. Cards are the longest way a change can take: a card says whether its variants are sold out, and
 *   no page shows a card of a card.
 * - `featured`, `latest`: who stands on the home page or at the end of articles, and one more, for one of them may be the document itself.
 * - `siblings`: for an article, the others, at whose ends it may stand.
 * - `lacking`: for settings, documents on whose pages the shop's words or picture stand in place of their own.
 */
export const referrersQuery = defineQuery(`{
  "self": *[_id == $id && _type == $type][0]{${referrer}},
  "others": *[_type == $type && slug.current in $slugs && _id != $id] | order(_id asc){${referrer}},
  "list": {
    "count": select($type in ["product", "category"] => count(*[${listed}])),
    "first": select(defined($firstTitle) => count(*[${listed} && ${beforeFirst}])),
    "last": select($lastTitle != $firstTitle => count(*[${listed} && ${beforeLast}]))
  },
  "categories": *[_type == "category" && _id in $categoryIds]{
    ${referrer},
    "around": ${aroundChanged},
    "count": count(*[${listed} && category._ref == ^._id]),
    "first": select(
      defined($firstTitle) => count(*[${listed} && category._ref == ^._id && ${beforeFirst}])
    ),
    "last": select($lastTitle != $firstTitle => count(*[${listed} && category._ref == ^._id && ${beforeLast}]))
  },
  "referrers": *[
    _type in ["product", "article", "page", "settings"] && references($id)
  ] | order(_id asc){${referrer}},
  "carriers": *[_type == "product" && defined($sku) && $sku in variants[].sku] | order(_id asc){
    ${referrer},
    featured,
    title,
    category->{${referrer}},
    "around": ${aroundCarrier},
    variants[]{sku},
    "place": select(defined(title) => count(*[${listed} && ${beforeThis}])),
    "placeInCategory": select(
      defined(title) => count(*[${listed} && category._ref == ^.category._ref && ${beforeThis}])
    )
  },
  "mentioned": *[_type in ["product", "author"] && _id in $mentionedIds]{${referrer}},
  "products": select(
    $type == "product" => *[_type == "product" && slug.current in $slugs],
    $type == "inventoryItem" => *[_type == "product" && defined(slug.current) && $sku in variants[].sku]{
      "alike": *[_type == "product" && slug.current == ^.slug.current]
    }.alike[],
    $type in ["category", "settings"] => *[_type == "product" && defined(slug.current)]
  ) | order(_id asc){_id, "slug": slug.current, "skus": variants[].sku},
  "tellers": *[
    _type in ["article", "page"]
    && defined($sku)
    && references(*[_type == "product" && $sku in variants[].sku]._id)
  ] | order(_id asc){${referrer}, "products": body[_type == "productReference"].product._ref},
  "featured": select($type in ["product", "inventoryItem"] => *[
    _type == "product" && featured == true && defined(slug.current)
  ] | order(title asc, _id asc)[0..${homeProducts}]{_id, title}),
  "latest": select($type == "article" => *[
    _type == "article" && defined(slug.current)
  ] | order(${latestFirst})[0..${latestArticles}]{_id, publishedAt}),
  "siblings": select($type == "article" => *[
    _type == $type && _id != $id && defined(slug.current)
  ] | order(_id asc){${referrer}}),
  "lacking": select($type == "settings" => *[
    _type in ["product", "category", "article", "author", "page"] && defined(slug.current)
  ] | order(_id asc){
    ${referrer},
    "description": select(
      _type == "product" => coalesce(summary, "") != "",
      _type in ["category", "author"] => coalesce(description, "") != "",
      _type == "article" => coalesce(excerpt, "") != "",
      false
    ),
    "picture": select(
      _type == "product" => coalesce(count(images[defined(asset._ref)]), 0) > 0,
      _type in ["category", "author"] => defined(image.asset._ref),
      _type == "article" => defined(cover.asset._ref),
      false
    )
  }[!(description && picture)])
}`)
