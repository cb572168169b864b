import { readdirSync } from 'node:fs'
import path from 'node:path'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { queryKeys } from './lib/catalog/query-keys.ts'
import { securityHeaders } from './lib/http/security-headers.ts'
import { defaultMarket, markets } from './lib/market/markets.ts'
import { registryFaults } from './sanity/registry/registry-faults.ts'
import { routes } from './sanity/registry/routes.ts'

/**
 * A path of the default market: one whose first segment is not the prefix of another market or the Studio, and that is not below
 * the route handlers or Next itself.
 */
const prefixes = markets.map(({ prefix }) => prefix.slice(1)).filter(Boolean)
const ownPaths = `((?!(?:${[...prefixes, 'studio'].join('|')})(?:/|$)|(?:api|_next)/).*)`

/**
 * What an address of a market begins with is led to the case in which it is served: addresses are also read aloud, written down and made up.
 * A slug in another case its own page leads on.
 */
const pageBeginnings = new Set(routes.map(({ pattern }) => pattern.split('/')[1] ?? ''))
const wrongCases = [
  ...[...prefixes, 'studio'].map((name) => toOwnCase('', name)),
  ...markets.flatMap(({ prefix }) =>
    [...pageBeginnings].filter(Boolean).map((name) => toOwnCase(prefix, name)),
  ),
]

/** @param {string} prefix @param {string} name */
function toOwnCase(prefix, name) {
  const inAnyCase = name.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
  return {
    source: `${prefix}/:wrong((?!${name}(?:/|$))${inAnyCase})/:rest*`,
    destination: `${prefix}/${name}/:rest*`,
    statusCode: 308,
  }
}

/**
 * A list with a question in its address is drawn for the request, by a route of its own: if the kept list read the question, it could not be kept.
 * An empty value is no question.
 */
const questions = markets.flatMap(({ prefix }) =>
  ['/products', '/categories/:slug'].flatMap((list) =>
    queryKeys.map((key) => ({ prefix, list, has: [{ type: /** @type {const} */ ('query'), key }] })),
  ),
)
const filteredLists = questions.map(({ prefix, list, has }) => ({
  source: `${prefix}${list}`,
  has,
  destination: `${prefix}/filtered${list}`,
}))

/** A further page of a kept list cannot answer a question either: it leads to the list, question and all. */
const questionedPages = questions.map(({ prefix, list, has }) => ({
  source: `${prefix}${list}/page/:page`,
  has,
  destination: `${prefix}${list}`,
  statusCode: 307,
}))

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
    // Of what stands in this file: an address in another case would match what is meant to leave it out.
    caseSensitiveRoutes: true,
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
      ...wrongCases,
      ...questionedPages,
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
