import type { PageType } from '#sanity/registry/dependency.ts'
import { authorship, moment, paragraph, picture, storyPart, variant } from './content.ts'
import type { Random } from './random.ts'
import { sentence, words } from './random-words.ts'
import { reference, type ShopDocument, slug } from './shop-document.ts'
import { ofType, type World } from './world.ts'

type Maker = (random: Random, world: World, id: string, address: string) => ShopDocument

const list = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

/** A document of each type, with its references into a world. */
export const newDocument: Record<PageType, Maker> = {
  product(random, world, _id, address) {
    const categories = ofType(world, 'category')
    return {
      _id,
      _type: 'product',
      title: words(random),
      slug: slug(address),
      summary: sentence(random),
      featured: random.chance(0.5),
      ...(categories.length > 0 && { category: reference(random.pick(categories)._id) }),
      images: list(random.below(3), () => picture(random, world)),
      description: list(1 + random.below(2), () => paragraph(random)),
      variants: list(1 + random.below(3), () => variant(random, `SKU-${1 + random.below(14)}`)).filter(
        ({ sku }, index, all) => all.findIndex((other) => other.sku === sku) === index,
      ),
    }
  },
  category: (random, world, _id, address) => ({
    _id,
    _type: 'category',
    title: words(random),
    slug: slug(address),
    description: sentence(random),
    order: random.below(6),
    ...(random.chance(0.7) && { image: { ...picture(random, world), _key: undefined } }),
  }),
  article: (random, world, _id, address) => ({
    _id,
    _type: 'article',
    title: words(random),
    slug: slug(address),
    publishedAt: moment(random),
    author: authorship(random, world),
    excerpt: sentence(random),
    ...(random.chance(0.6) && { cover: { ...picture(random, world), _key: undefined } }),
    body: list(1 + random.below(4), () => storyPart(random, world)),
  }),
  author: (random, world, _id, address) => ({
    _id,
    _type: 'author',
    title: words(random),
    slug: slug(address),
    role: words(random),
    description: sentence(random),
    ...(random.chance(0.5) && { image: { ...picture(random, world), _key: undefined } }),
  }),
  page: (random, world, _id, address) => ({
    _id,
    _type: 'page',
    title: words(random),
    slug: slug(address),
    body: list(1 + random.below(3), () => storyPart(random, world)),
  }),
}

export function newCount(sku: string, onHand: number): ShopDocument {
  return { _id: `inventory-${sku}`, _type: 'inventoryItem', sku, onHand, sold: 0 }
}
