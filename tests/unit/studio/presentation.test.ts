import { describe, expect, it } from 'vitest'
import { routes } from '#sanity/registry/routes.ts'
import { locationsOf, presentationLocations } from '#studio/presentation/locations.ts'
import { mainDocuments } from '#studio/presentation/main-documents.ts'

const luna = { title: 'Luna mug', slug: 'luna-mug', categorySlug: 'mugs', categoryTitle: 'Mugs' }

describe('the locations of a document', () => {
  it('are its own page and the lists it stands in', () => {
    expect(locationsOf('product', luna)).toEqual([
      { title: 'All products', href: '/products' },
      { title: 'Luna mug', href: '/products/luna-mug' },
      { title: 'Mugs', href: '/categories/mugs' },
    ])
  })

  it('have the home page for a featured product alone', () => {
    expect(locationsOf('product', { ...luna, featured: true })[0]).toEqual({ title: 'Home page', href: '/' })
  })

  it('leave out its own page while it has no address', () => {
    expect(locationsOf('article', { title: 'Firing' }).map(({ href }) => href)).toEqual(['/', '/journal'])
    expect(locationsOf('page', { title: 'About' })).toEqual([])
  })

  it('are known for every type that has a page', () => {
    const types = routes.flatMap(({ shows }) => shows ?? [])
    expect(Object.keys(presentationLocations()).sort()).toEqual(
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
