import type { SanityClient } from '@sanity/client'
import { watchedTypes } from '#lib/inbox/sanity-hook.ts'
import type { ContentType, PageType } from '#sanity/registry/dependency.ts'
import { type ShopDocument, slugOf } from './shop-document.ts'
import { slugPool } from './slug-pool.ts'

/** What is published at one moment, and which pictures there are. */
export interface World {
  documents: readonly ShopDocument[]
  /** Ids of picture assets. */
  pictures: readonly string[]
}

const published = `_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))`

export async function readWorld(client: SanityClient): Promise<World> {
  return client.fetch<World>(
    `{"documents": *[${published}] | order(_id), "pictures": *[_type == "sanity.imageAsset"] | order(_id) [0...12]._id}`,
    { types: watchedTypes },
  )
}

export function ofType({ documents }: World, type: ContentType): ShopDocument[] {
  return documents.filter(({ _type }) => _type === type)
}

/** Addresses of the pool that no document of the type has now. */
export function freeSlugs(world: World, type: PageType): string[] {
  const taken = new Set(ofType(world, type).map(slugOf))
  return slugPool(type).filter((slug) => !taken.has(slug))
}

/** All variants' skus, those that are counted and those that are not. */
export function skusOf(world: World): string[] {
  const variants = ofType(world, 'product').flatMap(({ variants }) => (variants ?? []) as { sku?: string }[])
  return [...new Set(variants.map(({ sku }) => sku).filter((sku) => sku !== undefined))]
}
