import { readdirSync } from 'node:fs'
import path from 'node:path'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { queryKeys } from './lib/catalog/query-keys.ts'
import { securityHeaders } from './lib/http/security-headers.ts'
import { defaultMarket, markets } from './lib/market/markets.ts'
import { registryFaults } from './sanity/registry/registry-faults.ts'

/**
 * A path of the default market: one whose first segment is not the prefix of another market, the Studio, a route handler
 * or Next itself.
 */
const prefixes = markets.map(({ prefix }) => prefix.slice(1)).filter(Boolean)
const ownPaths = `((?!(?:${[...prefixes, 'api', 'studio', '_next'].join('|')})(?:/|$)).*)`

/**
 * A list with a question in its address is drawn for the request, by a route of its own: if the kept list read the question, it could not be kept.
 * An empty value is no question.
 */
const filteredLists = markets.flatMap(({ prefix }) =>
  ['/products', '/categories/:slug'].flatMap((list) =>
    queryKeys.map((key) => ({
      source: `${prefix}${list}`,
      has: [{ type: /** @type {const} */ ('query'), key }],
      destination: `${prefix}/filtered${list}`,
    })),
  ),
)

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.RESTOCK_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // Its own knows no Brotli: lib/http/compress.ts.
  compress: false,
  // Not above the pages' `revalidate`: otherwise the answer carries stale-while-revalidate and a browser
  // shows the version before the last.
  expireTime: 3600,
  serverExternalPackages: ['pg', '@sanity/client'],
  turbopack: { root: path.resolve(import.meta.dirname) },
  typescript: { ignoreBuildErrors: true },
  experimental: {
    globalNotFound: true,
    // Nothing that is shown first waits for another request (docs/decisions/styles-in-the-page.md).
    inlineCss: true,
  },
  images: {
    loader: 'custom',
    loaderFile: './app/_components/picture/loader.ts',
    deviceSizes: [390, 640, 828, 1080, 1440, 1920],
    imageSizes: [96, 180, 280],
  },
  async headers() {
    const headers = Object.entries(securityHeaders(process.env.SITE_URL))
    return [{ source: '/:path*', headers: headers.map(([key, value]) => ({ key, value })) }]
  },
  async redirects() {
    return [
      { source: `/${defaultMarket.id}`, destination: '/', statusCode: 308 },
      { source: `/${defaultMarket.id}/:path*`, destination: '/:path*', statusCode: 308 },
    ]
  },
  async rewrites() {
    return {
      beforeFiles: filteredLists,
      afterFiles: [
        { source: '/', destination: `/${defaultMarket.id}` },
        { source: `/:path${ownPaths}`, destination: `/${defaultMarket.id}/:path` },
      ],
    }
  },
}

/**
 * A page that the registry does not know would never be rebuilt when what it shows changes: it is not built at all.
 *
 * @param {string} phase
 */
export default function configure(phase) {
  if (phase !== PHASE_PRODUCTION_SERVER) refuseFaults()
  return config
}

function refuseFaults() {
  const app = path.join(import.meta.dirname, 'app')
  const sources = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(import.meta.dirname, path.join(entry.parentPath, entry.name)))
    .map((source) => source.replaceAll(path.sep, '/'))
  const faults = registryFaults(sources)
  if (faults.length > 0) throw new Error(`The route registry and app/ disagree.\n- ${faults.join('\n- ')}`)
}
