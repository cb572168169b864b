/** The documents whose changes concern the shop. */
export const watchedTypes = [
  'product',
  'category',
  'article',
  'author',
  'page',
  'settings',
  'inventoryItem',
] as const
export type WatchedType = (typeof watchedTypes)[number]

/**
 * What is told of a document as it was or is; `shown` has every field that a page shows of it, as the editor left it. It reads a document of the lake
 * as well as one of a delivery.
 */
export const snapshotProjection = /* groq */ `{
  "rev": _rev,
  "updatedAt": _updatedAt,
  "slug": slug.current,
  featured,
  sku,
  onHand,
  sold,
  "skus": variants[].sku,
  "category": category._ref,
  "refs": array::compact([category._ref, author._ref]
    + coalesce(body[_type == "productReference"].product._ref, [])
    + coalesce(navigation[].target._ref, [])),
  "shown": {
    title, summary, description, images, variants, order, image, publishedAt, author, role, excerpt, cover, body,
    name, tagline, navigation, announcement, seo
  }
}`

/**
 * The webhook that Sanity has to call, as the management API takes it. `npm run sanity:webhooks` registers it. The projection tells what the document
 * was and what it is, as far as pages and stock depend on it; everything else is read from the lake.
 */
export const sanityHook = {
  name: 'Restock: freshness and stock',
  rule: {
    on: ['create', 'update', 'delete'],
    filter: `_type in ${JSON.stringify(watchedTypes)}`,
    projection: /* groq */ `{
  "id": coalesce(after()._id, before()._id),
  "type": coalesce(after()._type, before()._type),
  "before": before()${snapshotProjection},
  "after": after()${snapshotProjection}
}`,
  },
} as const
