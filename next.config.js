import { readdirSync } from 'node:fs'
import path from 'node:path'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { queryKeys } from './lib/catalog/query-keys.ts'
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

/** A nonce would make every page dynamic, so scripts are left to the later, hash-based policy. */
const contentSecurityPolicy = [
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join('; ')

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(self)' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
]

const strictTransport = { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.RESTOCK_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // Not above the pages' `revalidate`: otherwise the answer carries stale-while-revalidate and a browser
  // shows the version before the last.
  expireTime: 3600,
  serverExternalPackages: ['pg', '@sanity/client'],
  turbopack: { root: path.resolve(import.meta.dirname) },
  typescript: { ignoreBuildErrors: true },
  experimental: { globalNotFound: true },
  images: {
    loader: 'custom',
    loaderFile: './app/_components/picture/loader.ts',
    deviceSizes: [390, 640, 828, 1080, 1440, 1920],
    imageSizes: [96, 180, 280],
  },
  async headers() {
    const https = process.env.SITE_URL?.startsWith('https:')
    return [{ source: '/:path*', headers: https ? [...securityHeaders, strictTransport] : securityHeaders }]
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
