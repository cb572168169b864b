import { describe, expect, it } from 'vitest'
import { navigationPath } from '#app/_components/shop-frame/navigation-link.ts'

const entry = { _key: 'k', label: 'Label', path: null, target: null }

describe('navigationPath', () => {
  it('is the page of the document, before any path', () => {
    const target = { _type: 'category', slug: 'bowls' }
    expect(navigationPath({ ...entry, target, path: '/elsewhere' })).toBe('/categories/bowls')
  })

  it('is the path of an entry without a document', () => {
    expect(navigationPath({ ...entry, path: '/journal' })).toBe('/journal')
  })

  it.each(['javascript:alert(1)', '//evil.example', 'https://evil.example', 'journal', null])(
    'leads nowhere for the path %s',
    (path) => {
      expect(navigationPath({ ...entry, path })).toBeUndefined()
    },
  )

  it('leads nowhere for a document that has no page', () => {
    expect(navigationPath({ ...entry, target: { _type: 'settings', slug: 'x' } })).toBeUndefined()
  })
})
