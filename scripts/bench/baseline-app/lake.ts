import { createClient } from 'next-sanity'

interface TitledProduct {
  title: string
}

/** The client as next-sanity's guide sets it up, pointed at the lake of the bench. */
const client = createClient({
  projectId: process.env.SANITY_PROJECT_ID,
  dataset: process.env.SANITY_DATASET,
  apiVersion: process.env.SANITY_API_VERSION,
  apiHost: process.env.SANITY_API_HOST,
  useProjectHostname: false,
  useCdn: false,
})

/** Reads one product by slug into Next's data cache, where only an invalidation of its path reaches it. */
export function readProduct(slug: string): Promise<TitledProduct | null> {
  return client.fetch<TitledProduct | null>(
    '*[_type == "product" && slug.current == $slug][0]{title, "category": category->title}',
    { slug },
    { next: { revalidate: false } },
  )
}
