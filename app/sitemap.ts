import type { MetadataRoute } from 'next'
import { environment } from '#lib/config/environment.ts'
import { markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import {
  articleSlugsQuery,
  categorySlugsQuery,
  pageSlugsQuery,
  productSlugsQuery,
} from '#sanity/queries/slugs.ts'
import { type PageType, pathOf, routePath } from '#sanity/routes.ts'
import { helpPages } from './_components/shop-frame/help-links.ts'
import { publishedSlugs } from './_lib/static-slugs.ts'

export const revalidate = 3600

const queries: Record<PageType, string> = {
  product: productSlugsQuery,
  category: categorySlugsQuery,
  article: articleSlugsQuery,
  page: pageSlugsQuery,
}

/** Every page that is published, in every market. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const lists = Object.entries(queries) as [PageType, string][]
  const documents = await Promise.all(
    lists.map(async ([type, query]) =>
      (await publishedSlugs(query)).map(({ slug, _updatedAt }) => ({
        path: pathOf(type, slug),
        lastModified: _updatedAt,
      })),
    ),
  )
  const fixed = [
    ...(['home', 'products', 'journal', 'helpIndex'] as const).map((id) => ({ path: routePath(id) })),
    ...helpPages().map(({ slug, updatedAt }) => ({ path: routePath('help', slug), lastModified: updatedAt })),
  ]
  return [...fixed, ...documents.flat()].flatMap((page) => entriesOf(page))
}

function entriesOf({ path, lastModified }: { path: string; lastModified?: string }): MetadataRoute.Sitemap {
  const address = (market: (typeof markets)[number]) => environment().site.url + publicPath(market, path)
  const languages = Object.fromEntries(markets.map((market) => [market.locale, address(market)]))
  return markets.map((market) => ({ url: address(market), lastModified, alternates: { languages } }))
}
