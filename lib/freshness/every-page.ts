import { variantPath } from '#lib/catalog/variant-path.ts'
import { environment } from '#lib/config/environment.ts'
import { queryLake } from '#lib/content/lake.ts'
import { Failure } from '#lib/failure/failure.ts'
import { markets } from '#lib/market/markets.ts'
import { variantAddressesQuery } from '#sanity/queries/slugs.ts'
import { routes } from '#sanity/registry/routes.ts'
import { matchPath, takesValue } from '#sanity/routes.ts'
import type { VariantAddressesQueryResult } from '#sanity/types.ts'
import { type PageVisit, visitIn } from './page-visit.ts'
import type { Plan } from './plan.ts'

const timeout = 15_000

/**
 * Every page of the shop that is kept, in every market: the routes without a parameter, what the sitemap names, and variants. The sitemap has to be
 * invalidated first.
 *
 * @throws Failure when there is no sitemap.
 */
export async function listEveryPage(reasons: string[]): Promise<PageVisit[]> {
  const fixed = routes
    .filter((route) => !takesValue(route) && !route.perRequest)
    .map(({ pattern }) => pattern)
  const paths = new Set([...fixed, ...(await readSitemap()), ...(await readVariantPaths())])
  return [...paths].flatMap((path) =>
    markets.map((market) => visitIn(market, { path, expected: 'present', reasons })),
  )
}

/**
 * A plan whose pages are named each by itself, where it names all pages of a route by its pattern.
 *
 * @throws Failure when there is no sitemap, which is asked for them.
 */
export async function namePages<Named extends Pick<Plan, 'pages'>>(plan: Named): Promise<Named> {
  if (!plan.pages.some(isPattern)) return plan
  const paths = await readSitemap()
  const pages = plan.pages.flatMap((page) =>
    isPattern(page)
      ? paths
          .filter((path) => matchPath(path)?.route.pattern === page.path)
          .map((path) => ({ ...page, path }))
      : [page],
  )
  return { ...plan, pages }
}

const isPattern = ({ path }: { path: string }) => path.includes('[')

/** The sitemap leads to products; the pages of their variants are kept as well. */
async function readVariantPaths(): Promise<string[]> {
  return variantPathsOf((await queryLake(variantAddressesQuery)).data)
}

/**
 * The paths of variants, without a market. Of several products with one address only the first is shown there, and only its variants have pages.
 *
 * @param products by their ids, the lowest first.
 */
export function variantPathsOf(products: VariantAddressesQueryResult): string[] {
  const shown = new Map<string, string[]>()
  for (const { slug, skus } of products) {
    if (!slug || shown.has(slug)) continue
    shown.set(
      slug,
      (skus ?? []).flatMap((sku) => (sku ? [variantPath(slug, sku)] : [])),
    )
  }
  return [...shown.values()].flat()
}

async function readSitemap(): Promise<string[]> {
  const { internalUrl } = environment().site
  let xml: string
  try {
    const response = await fetch(`${internalUrl}/sitemap.xml`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(timeout),
    })
    xml = response.ok ? await response.text() : ''
  } catch (error) {
    throw new Failure('outage', `The site does not answer at ${internalUrl}`, { cause: error })
  }
  if (!xml.includes('<loc>'))
    throw new Failure('outage', 'The sitemap, which names every page, cannot be drawn')
  return pathsIn(xml)
}

/** The pages of a sitemap by their paths without a market. */
export function pathsIn(sitemap: string): string[] {
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
    withoutMarket(new URL(address.replaceAll('&amp;', '&')).pathname),
  )
  return [...new Set(paths)]
}

function withoutMarket(path: string): string {
  const market = markets.find(
    ({ prefix }) => prefix !== '' && (path === prefix || path.startsWith(`${prefix}/`)),
  )
  return market ? path.slice(market.prefix.length) || '/' : path
}
