/** What an address of a filtered list may ask, in the order in which it is written. The rewrites of next.config.js look for these. */
export const queryKeys = ['category', 'price', 'glaze', 'size', 'stock', 'sort', 'page'] as const
export type QueryKey = (typeof queryKeys)[number]
