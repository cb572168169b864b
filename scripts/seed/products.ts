import type { SanityClient } from '@sanity/client'
import {
  type GeneratedDocument,
  generatedDocuments,
  generatedIds,
  type ImageField,
  type Pictures,
} from './generated.ts'

/** Documents in one transaction. Sanity takes 4 MB; a product is about 2 kB. */
const batch = 500

/**
 * Makes so many generated products stand in the dataset, numbered from 1, and none beyond them.
 *
 * @returns the ids of the documents that were written, and of those that were removed.
 * @throws Error when the demo shop, whose pictures they take, is not there.
 */
export async function putProducts(
  client: SanityClient,
  count: number,
): Promise<{ written: string[]; removed: string[] }> {
  const pictures = await demoPictures(client)
  if (count > 0 && pictures.size === 0)
    throw new Error(
      'Generated products take the pictures of the demo shop, which is not there: run `npm run seed` first.',
    )
  const kept = new Set<string>()
  let waiting: GeneratedDocument[] = []
  const flush = async () => {
    const mutations = waiting.map((createOrReplace) => ({ createOrReplace }))
    waiting = []
    if (mutations.length > 0) await client.mutate(mutations, { visibility: 'async', returnDocuments: false })
  }
  for (let number = 1; number <= count; number++) {
    for (const document of generatedDocuments(number, pictures)) {
      kept.add(document._id)
      waiting.push(document)
    }
    if (waiting.length >= batch) await flush()
  }
  await flush()
  return { written: [...kept], removed: await removeOthers(client, kept) }
}

async function removeOthers(client: SanityClient, kept: ReadonlySet<string>): Promise<string[]> {
  const found = await client.fetch<string[]>(
    `*[(_type == "product" && string::startsWith(_id, $product))
      || (_type == "inventoryItem" && string::startsWith(_id, $inventory))]._id`,
    generatedIds,
  )
  const others = found.filter((id) => !kept.has(id))
  for (let from = 0; from < others.length; from += batch) {
    const mutations = others.slice(from, from + batch).map((id) => ({ delete: { id } }))
    await client.mutate(mutations, { visibility: 'async', returnDocuments: false })
  }
  return others
}

async function demoPictures(client: SanityClient): Promise<Pictures> {
  const found = await client.fetch<{ category: string; images: ImageField[] }[]>(
    `*[_type == "product" && !string::startsWith(_id, $product) && !(_id in path("drafts.**")) && count(images) > 0]
      | order(_id){"category": category->slug.current, images}`,
    generatedIds,
  )
  const byCategory = [...Map.groupBy(found, ({ category }) => category)]
  return new Map(byCategory.map(([category, products]) => [category, products.map(({ images }) => images)]))
}
