import { describe, expect, it } from 'vitest'
import { defaultMarket, findMarket, type Market, markets } from '#lib/market/markets.ts'
import { publicPath, renderedPath } from '#lib/market/paths.ts'
import configure from '../../../next.config.js'

const config = configure('phase-production-server')

const us = findMarket('en-us') as Market

describe('the paths of a market', () => {
  it('have a prefix in public unless the market is the default one', () => {
    expect(publicPath(defaultMarket, '/products')).toBe('/products')
    expect(publicPath(defaultMarket, '/')).toBe('/')
    expect(publicPath(us, '/products')).toBe('/en-us/products')
    expect(publicPath(us, '/')).toBe('/en-us')
  })

  it('always name the market where they are rendered', () => {
    expect(renderedPath(defaultMarket, '/')).toBe('/en-eu')
    expect(renderedPath(defaultMarket, '/products')).toBe('/en-eu/products')
  })
})

describe('the rewrites', async () => {
  const rewrites = (await config.rewrites?.()) as { afterFiles: { source: string; destination: string }[] }
  const [home, rest] = rewrites.afterFiles
  const pattern = new RegExp(`^/${rest?.source.slice('/:path('.length, -1)}$`)

  it('lead to the default market', () => {
    expect(home).toEqual({ source: '/', destination: renderedPath(defaultMarket, '/') })
    expect(rest?.destination).toBe(renderedPath(defaultMarket, '/:path'))
  })

  it.each(['/products', '/products/luna', '/studio-visit', '/apiary', '/en-usual', '/fr-fr/products'])(
    'take %s',
    (path) => {
      expect(path).toMatch(pattern)
    },
  )

  const prefixed = markets.filter(({ prefix }) => prefix).map(({ prefix }) => prefix)
  it.each([
    ...prefixed,
    ...prefixed.map((prefix) => `${prefix}/products`),
    '/api/stock',
    '/studio',
    '/_next/x',
  ])('leave %s alone', (path) => {
    expect(path).not.toMatch(pattern)
  })
})

describe('the configuration', () => {
  it('lets no browser show the version before the last', () => {
    expect(config.expireTime).toBeLessThanOrEqual(3600)
  })

  it('sends the explicit name of the default market to the address without it', async () => {
    const redirects = (await config.redirects?.()) ?? []
    expect(redirects).toContainEqual({
      source: `/${defaultMarket.id}/:path*`,
      destination: '/:path*',
      statusCode: 308,
    })
  })
})
