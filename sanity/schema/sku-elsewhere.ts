import type { ValidationContext } from 'sanity'
import { studioApiVersion } from '../api-version.ts'

/** The first other product, draft or published, that carries the sku. */
const query = `*[
  _type == "product" && !sanity::versionOf($published) && $sku in variants[].sku
] | order(_id asc)[0].title`

/** Says when another product carries the sku already; `true` when none does. */
export async function skuElsewhere(
  sku: string | undefined,
  context: ValidationContext,
): Promise<true | string> {
  const documentId = context.document?._id
  if (!sku || !documentId) return true
  const published = documentId.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '')
  const title = await context
    .getClient({ apiVersion: studioApiVersion })
    .fetch<string | null>(query, { published, sku }, { perspective: 'raw', tag: 'sku-elsewhere' })
  return title === null
    ? true
    : `The SKU ${sku} belongs to "${title}". Each needs its own, for stock is counted by it.`
}
