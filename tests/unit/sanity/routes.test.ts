import { describe, expect, it } from 'vitest'
import { files } from '#sanity/registry/files.ts'
import { routes } from '#sanity/registry/routes.ts'
import {
  hasPage,
  matchPath,
  pathOf,
  routeOf,
  routePath,
  routesDependingOn,
  takesValue,
} from '#sanity/routes.ts'

describe('the route registry', () => {
  it('gives each document with a page one address', () => {
    expect(pathOf('product', 'luna-mug')).toBe('/products/luna-mug')
    expect(pathOf('category', 'bowls')).toBe('/categories/bowls')
    expect(pathOf('article', 'first-firing')).toBe('/journal/first-firing')
    expect(pathOf('page', 'about')).toBe('/pages/about')
  })

  it('escapes what cannot stand in a path', () => {
    expect(pathOf('product', 'a/b?c')).toBe('/products/a%2Fb%3Fc')
  })

  it('refuses a path with the wrong number of parameters', () => {
    expect(() => routePath('product')).toThrow('needs a value')
    expect(() => routePath('home', 'x')).toThrow('takes no parameter')
  })

  it('declares no pattern and no id twice', () => {
    expect(new Set(routes.map(({ pattern }) => pattern)).size).toBe(routes.length)
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  })

  it('shows each type on one route, as its subject', () => {
    for (const route of routes) {
      const subjects = route.dependsOn.filter(({ kind }) => kind === 'subject').map(({ type }) => type)
      expect(subjects).toEqual(route.shows === null ? [] : [route.shows])
    }
  })

  it('finds the route of every address that it makes', () => {
    for (const route of routes) {
      const values = (route.pattern.match(/\[/g) ?? []).map((_, at) => `käse & co ${at}`)
      expect(matchPath(routePath(route.id, ...values))).toEqual({ route, value: values[0] ?? null, values })
    }
  })

  it('finds no route for what is none', () => {
    expect(matchPath('/products/luna-mug/small/reviews')).toBeNull()
    expect(matchPath('/Products')).toBeNull()
    expect(matchPath('/categories')).toBeNull()
  })

  it('leaves an address alone that is not well encoded', () => {
    expect(matchPath('/products/%E0%A4%A')).toMatchObject({ value: '%E0%A4%A' })
  })

  it('knows every kept page that settings stand on', () => {
    const kept = routes.filter(({ perRequest }) => !perRequest).map(({ id }) => id)
    expect(routesDependingOn('settings').map(({ route }) => route.id)).toEqual(expect.arrayContaining(kept))
  })

  it('says why a page changes with a category', () => {
    const product = routesDependingOn('category').find(({ route }) => route.id === 'product')
    expect(product?.because.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['naming', 'The page names the category of its product.'],
      ['navigation', 'The navigation on every page leads to it.'],
    ])
    const journal = routesDependingOn('category').find(({ route }) => route.id === 'journal')
    expect(journal?.because.map(({ kind }) => kind)).toEqual(['navigation'])
  })

  it('says where the values of each parameter come from', () => {
    for (const route of routes.filter(({ perRequest, continues }) => !perRequest && !continues)) {
      expect(Boolean(route.shows ?? route.values ?? route.variantsOf), route.pattern).toBe(takesValue(route))
    }
  })

  it('has every type with a page in the sitemap', () => {
    const types = routes.flatMap(({ shows }) => shows ?? [])
    expect(files.find(({ path }) => path === '/sitemap.xml')?.lists).toEqual(types)
  })

  it('knows which types have a page', () => {
    expect(hasPage('article')).toBe(true)
    expect(hasPage('settings')).toBe(false)
    expect(hasPage(null)).toBe(false)
    expect(routeOf('help').shows).toBeNull()
  })
})
