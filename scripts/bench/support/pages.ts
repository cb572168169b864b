import { createClient } from '@sanity/client'
import type { Environment } from '#lib/config/environment.ts'
import { pathOf, routePath } from '#sanity/routes.ts'

/** The pages that stand for the shop in a bench, by the name that they have there; absolute addresses. */
export async function pagesOf(site: string, { sanity }: Environment): Promise<Record<string, string>> {
  const { projectId, dataset, apiHost, apiVersion, readToken: token } = sanity
  const address = { projectId, dataset, apiHost, apiVersion, useProjectHostname: false }
  const client = createClient({ ...address, token, useCdn: false, perspective: 'published' })
  const slugOf = (type: string) =>
    client.fetch<string>('*[_type == $type] | order(_id)[0].slug.current', { type })
  return {
    home: `${site}${routePath('home')}`,
    listing: `${site}${routePath('products')}`,
    product: `${site}${pathOf('product', await slugOf('product'))}`,
    article: `${site}${pathOf('article', await slugOf('article'))}`,
    search: `${site}${routePath('search')}?q=mug`,
  }
}
