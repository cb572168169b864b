import { defineQuery } from 'groq'

const referrer = /* groq */ `_id, _type, "slug": slug.current`

/**
 * Everything whose pages may show a changed document, in one read of the published perspective.
 *
 * Parameters: `id` of the changed document (published form); `sku` that it counts, or null; `relatedIds`, the ids that the
 * document referred to before and after the change (a product's two categories, a settings document's targets).
 *
 * - `self`: the document as it stands now; null once it is gone.
 * - `related`: the documents behind `relatedIds`, for their slugs.
 * - `direct`: documents that refer to it, and products that carry its sku.
 * - `indirect`: documents that refer to a product among `direct`, for they show its card. Cards are the longest way a change
 *   can take: a card says whether its variants are sold out, and no page shows a card of a card.
 */
export const referrersQuery = defineQuery(`{
  "self": *[_id == $id][0]{${referrer}, featured, category->{${referrer}}},
  "related": *[_id in $relatedIds]{${referrer}},
  "direct": *[
    _type in ["product", "category", "article", "page", "settings"]
    && (references($id) || defined($sku) && $sku in variants[].sku)
  ] | order(_id asc){${referrer}, featured, category->{${referrer}}},
  "indirect": *[
    _type in ["article", "page"]
    && references(*[_type == "product" && (references($id) || defined($sku) && $sku in variants[].sku)]._id)
  ] | order(_id asc){${referrer}}
}`)
