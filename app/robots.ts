import type { MetadataRoute } from 'next'
import { environment } from '#lib/config/environment.ts'
import { markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routes } from '#sanity/registry/routes.ts'

export default function robots(): MetadataRoute.Robots {
  const hidden = routes
    .filter(({ noindex }) => noindex)
    .flatMap(({ pattern }) => markets.map((market) => publicPath(market, pattern.replace(/\[.*/, ''))))
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/studio', ...hidden] },
    sitemap: `${environment().site.url}/sitemap.xml`,
  }
}
