import { areSlugs } from '#app/_lib/route-values.ts'
import { drawSitemap, typesInSitemap } from '#app/_lib/sitemap.ts'
import { readPublished } from '#lib/content/read.ts'
import { slugsQuery } from '#sanity/queries/slugs.ts'

export const dynamic = 'force-static'
/** Seconds. It is invalidated on demand, as pages are. */
export const revalidate = 3600

export async function GET(): Promise<Response> {
  const types = { types: typesInSitemap }
  const { data, readAt } = await readPublished(slugsQuery, types, '/sitemap.xml', areSlugs)
  return new Response(drawSitemap(data, readAt), { headers: { 'content-type': 'application/xml' } })
}
