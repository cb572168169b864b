import type { Settings } from '#app/_content/settings.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'

/** schema.org's WebSite, with the address of its search. */
export function shopData(settings: Settings, market: Market): Record<string, unknown> {
  const { url } = environment().site
  const addressOf = (path: string) => new URL(publicPath(market, path), url).href
  return {
    '@type': 'WebSite',
    name: settings.name,
    description: settings.seo?.description || undefined,
    url: addressOf(routePath('home')),
    inLanguage: market.locale,
    publisher: { '@type': 'Organization', name: settings.name, url },
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${addressOf(routePath('search'))}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}
