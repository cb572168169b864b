import type { Random } from './random.ts'
import { key, sentence, words } from './random-words.ts'
import { type Entry, reference } from './shop-document.ts'
import { ofType, type World } from './world.ts'

/** Pieces that documents are made of. */

export function picture(random: Random, world: World): Entry {
  return {
    _key: key(random),
    _type: 'image',
    asset: { _type: 'reference', _ref: random.pick(world.pictures) },
    ...(random.chance(0.7) && { alt: words(random) }),
    ...(random.chance(0.3) && { hotspot: hotspot(random) }),
  }
}

export function hotspot(random: Random) {
  const at = () => random.below(100) / 100
  return { _type: 'sanity.imageHotspot', x: at(), y: at(), width: 0.4, height: 0.4 }
}

export function crop(random: Random) {
  const side = () => random.below(30) / 100
  return { _type: 'sanity.imageCrop', top: side(), bottom: side(), left: side(), right: side() }
}

export function paragraph(random: Random): Entry {
  const marks = random.chance(0.3) ? ['strong'] : []
  return {
    _key: key(random),
    _type: 'block',
    style: random.pick(['normal', 'normal', 'h2', 'blockquote']),
    markDefs: [],
    children: [{ _key: key(random), _type: 'span', text: sentence(random), marks }],
  }
}

export function productReference(random: Random, world: World): Entry {
  const products = ofType(world, 'product')
  const id = products.length > 0 ? random.pick(products)._id : 'product-nowhere'
  return { _key: key(random), _type: 'productReference', product: reference(id) }
}

/** Who wrote an article: mostly a document, and a name alone as in older ones. */
export function authorship(random: Random, world: World) {
  const authors = ofType(world, 'author')
  return authors.length > 0 && random.chance(0.9) ? reference(random.pick(authors)._id) : words(random)
}

export function storyPart(random: Random, world: World): Entry {
  const kinds = [
    () => paragraph(random),
    () => productReference(random, world),
    () => picture(random, world),
    () => ({
      _key: key(random),
      _type: 'callout',
      tone: random.pick(['note', 'care', 'warning']),
      text: sentence(random),
    }),
  ]
  return random.pick(kinds)()
}

export function price(random: Random, currency: 'EUR' | 'USD'): Entry {
  return { _key: key(random), _type: 'price', currency, amount: 1_000 + random.below(90) * 50 }
}

export function variant(random: Random, sku: string): Entry {
  return {
    _key: key(random),
    _type: 'variant',
    sku,
    options: [{ _key: key(random), _type: 'option', name: 'Glaze', value: words(random) }],
    prices: [price(random, 'EUR'), ...(random.chance(0.9) ? [price(random, 'USD')] : [])],
  }
}

export function moment(random: Random): string {
  return new Date(Date.UTC(2026, random.below(10), 1 + random.below(28), random.below(24))).toISOString()
}
