import { defineQuery } from 'groq'
import { homeArticles, homeProducts } from '../registry/shared-dependencies.ts'

const referrer = /* groq */ `_id, _type, "slug": slug.current`

/**
 * Everything that decides which pages show a changed document, in one read of the published perspective.
 *
 * Parameters: `id` and `type` of the changed document (published form); `slugs` that it had and has; `sku` whose availability changed, or null;
 * `categoryIds` of the categories that the document belonged to.
 *
 * - `self`: the document as it stands now; null once it is gone.
 * - `others`: other documents at its addresses. Of several the one with the lowest id is shown.
 * - `categories`: those behind `categoryIds`, for their slugs.
 * - `referrers`: documents that refer to it.
 * - `carriers`: products that carry the sku.
 * - `tellers`: texts that show the card of a carrier. Cards are the longest way a change can take: a card says whether its variants are sold out, and
 *   no page shows a card of a card.
 * - `featured`, `latest`: who stands on the home page, and one more, for one of them may be the document itself.
 * - `lacking`: for settings, documents on whose pages the shop's words or picture stand in place of their own.
 */
export const referrersQuery = defineQuery(`{
  "self": *[_id == $id && _type == $type][0]{${referrer}},
  "others": *[_type == $type && slug.current in $slugs && _id != $id] | order(_id asc){${referrer}},
  "categories": *[_type == "category" && _id in $categoryIds]{${referrer}},
  "referrers": *[
    _type in ["product", "article", "page", "settings"] && references($id)
  ] | order(_id asc){${referrer}},
  "carriers": *[_type == "product" && defined($sku) && $sku in variants[].sku] | order(_id asc){
    ${referrer},
    featured,
    title,
    category->{${referrer}},
    variants[]{sku}
  },
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
  ] | order(publishedAt desc, _id asc)[0..${homeArticles}]{_id, publishedAt}),
  "lacking": select($type == "settings" => *[
    _type in ["product", "category", "article", "page"] && defined(slug.current)
  ] | order(_id asc){
    ${referrer},
    "title": coalesce(title, "") != "",
    "description": select(
      _type == "product" => coalesce(summary, "") != "",
      _type == "category" => coalesce(description, "") != "",
      _type == "article" => coalesce(excerpt, "") != "",
      false
    ),
    "picture": select(
      _type == "product" => coalesce(count(images[defined(asset._ref)]), 0) > 0,
      _type == "category" => defined(image.asset._ref),
      _type == "article" => defined(cover.asset._ref),
      false
    )
  }[!(title && description && picture)])
}`)
