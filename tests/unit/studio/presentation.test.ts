import { describe, expect, it } from 'vitest'
import { routes } from '#sanity/routes.ts'
import { locationsOf, presentationLocations } from '#studio/presentation/locations.ts'
import { mainDocuments } from '#studio/presentation/main-documents.ts'

describe('the locations of a document', () => {
  it('are its own page and the lists it may stand in', () => {
    expect(locationsOf('product', 'Luna mug', 'luna-mug')).toEqual([
      { title: 'Home page', href: '/' },
      { title: 'All products', href: '/products' },
      { title: 'Luna mug', href: '/products/luna-mug' },
    ])
  })

  it('leave out its own page while it has no address', () => {
    expect(locationsOf('article', 'Firing', undefined).map(({ href }) => href)).toEqual(['/', '/journal'])
    expect(locationsOf('page', 'About', undefined)).toEqual([])
  })

  it('are known for every type that has a page', () => {
    const types = routes.flatMap(({ shows }) => shows ?? [])
    expect(Object.keys(presentationLocations(types)).sort()).toEqual(
      [...types, 'inventoryItem', 'settings'].sort(),
    )
  })
})

describe('the main document of a page', () => {
  it('is found by the slug, with and without a market', () => {
    const product = mainDocuments.find(({ route }) => route.includes('/products/:slug'))
    expect(product?.route).toEqual(['/products/:slug', '/:market/products/:slug'])
    expect(product?.filter).toBe('_type == $type && slug.current == $slug')
    const params = product?.params as (context: object) => object
    expect(params({ params: { slug: 'luna-mug', market: 'en-us' } })).toEqual({
      type: 'product',
      slug: 'luna-mug',
    })
  })
})
