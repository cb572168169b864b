import type { MetadataRoute } from 'next'
import { environment } from '#lib/config/environment.ts'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/studio', '/alerts/', '/en-us/alerts/'] },
    sitemap: `${environment().site.url}/sitemap.xml`,
  }
}
