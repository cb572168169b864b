import type { PageType } from '#sanity/registry/dependency.ts'
import { settingsId } from '#sanity/registry/settings-id.ts'
import { hasPage } from '#sanity/routes.ts'
import { picture } from './content.ts'
import { newCount, newDocument } from './new-documents.ts'
import type { Random } from './random.ts'
import { key, sentence, words } from './random-words.ts'
import { type Entry, reference, type ShopDocument } from './shop-document.ts'
import { slugPool } from './slug-pool.ts'
import type { World } from './world.ts'

/** Small, so that all of it can be looked at after every edit; full enough that the lists overflow, that of all products by one onto a second page. */
const counts: Record<PageType, number> = { product: 13, category: 3, article: 5, author: 2, page: 2 }

/** A random shop: documents that refer to each other, and counts of most of their variants. */
export function randomGraph(random: Random, { pictures }: World): ShopDocument[] {
  const documents: ShopDocument[] = []
  const world = { documents, pictures }
  for (const type of ['category', 'product', 'author', 'article', 'page'] as const) {
    const addresses = slugPool(type).slice(0, counts[type])
    addresses.forEach((address, index) => {
      documents.push(newDocument[type](random, world, `${type}-${index + 1}`, address))
    })
  }
  documents.push(settings(random, world))
  for (let number = 1; number <= 14; number++) {
    if (random.chance(0.85))
      documents.push(newCount(`SKU-${number}`, random.chance(0.4) ? 0 : 1 + random.below(9)))
  }
  return documents
}

function settings(random: Random, world: World): ShopDocument {
  return {
    _id: settingsId,
    _type: 'settings',
    name: words(random),
    tagline: sentence(random),
    navigation: [
      ...random.some(4, targets(world)).map((target) => link(random, target._id)),
      journal(random),
    ],
    announcement: { text: sentence(random), active: true },
    seo: {
      title: words(random),
      description: sentence(random),
      image: { ...picture(random, world), _key: undefined },
    },
  }
}

/** What a link of the navigation can lead to. */
export function targets(world: World): ShopDocument[] {
  return world.documents.filter(({ _type }) => hasPage(_type))
}

export function link(random: Random, target: string): Entry {
  return { _key: key(random), _type: 'navigationItem', label: words(random), target: reference(target) }
}

function journal(random: Random): Entry {
  return { _key: key(random), _type: 'navigationItem', label: words(random), path: '/journal' }
}
