const ref = (_ref: string) => ({ _type: 'reference', _ref })
const slug = (current: string) => ({ _type: 'slug', current })

const product = (name: string, categoryId: string, skus: string[], more: object = {}) => ({
  _id: `product-${name}`,
  _type: 'product',
  _rev: 'r1',
  title: name,
  slug: slug(name),
  category: ref(categoryId),
  images: [{ _key: 'i', _type: 'image', alt: name, asset: ref('image-1') }],
  variants: skus.map((sku) => ({ _key: sku, _type: 'variant', sku })),
  ...more,
})

/** A small shop in which every kind of reference occurs. */
export const shop = [
  { _id: 'image-1', _type: 'sanity.imageAsset', url: 'https://lake.example/1.jpg' },
  { _id: 'category-mugs', _type: 'category', _rev: 'r1', title: 'Mugs', slug: slug('mugs'), order: 2 },
  { _id: 'category-bowls', _type: 'category', _rev: 'r1', title: 'Bowls', slug: slug('bowls'), order: 1 },
  product('luna', 'category-mugs', ['LUNA-S', 'LUNA-L'], { featured: true }),
  product('alba', 'category-mugs', ['ALBA']),
  product('basin', 'category-bowls', ['BASIN'], { featured: true }),
  product('unnamed', 'category-bowls', [], { slug: undefined, featured: true }),
  {
    _id: 'article-firing',
    _type: 'article',
    _rev: 'r1',
    title: 'Firing',
    author: ref('author-ana'),
    slug: slug('firing'),
    publishedAt: '2026-01-02T00:00:00Z',
    body: [{ _key: 'p', _type: 'productReference', product: ref('product-luna') }],
  },
  {
    _id: 'article-clay',
    _type: 'article',
    _rev: 'r1',
    title: 'Clay',
    author: 'Ben',
    cover: { _type: 'image', alt: 'A pit', asset: ref('image-1') },
    slug: slug('clay'),
    publishedAt: '2026-02-02T00:00:00Z',
    body: [{ _key: 'i', _type: 'image', alt: 'Clay', caption: 'Wet', asset: ref('image-1') }],
  },
  { _id: 'author-ana', _type: 'author', _rev: 'r1', title: 'Ana', slug: slug('ana') },
  {
    _id: 'page-about',
    _type: 'page',
    _rev: 'r1',
    title: 'About',
    slug: slug('about'),
    body: [{ _key: 'p', _type: 'productReference', product: ref('product-basin') }],
  },
  {
    _id: 'settings',
    _type: 'settings',
    _rev: 'r1',
    name: 'Restock',
    navigation: [{ _key: 'n', _type: 'navigationItem', label: 'Mugs', target: ref('category-mugs') }],
  },
  { _id: 'inventory-LUNA-S', _type: 'inventoryItem', _rev: 'r1', sku: 'LUNA-S', onHand: 0, sold: 3 },
]
