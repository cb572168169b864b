import { describe, expect, it } from 'vitest'
import { localPath } from '#lib/preview/local-path.ts'

describe('localPath', () => {
  it.each([
    ['/products/luna-mug', '/products/luna-mug'],
    ['/products?x=1#top', '/products?x=1#top'],
    ['/a/../b', '/b'],
  ])('keeps the place on the site: %s', (candidate, path) => {
    expect(localPath(candidate)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '%2f%2fevil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/\t/evil.example',
    '/\r\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/a/..//evil.example',
    ' //evil.example',
    '',
    null,
    undefined,
  ])('stays on the site for %j', (candidate) => {
    const path = localPath(candidate)
    const target = new URL(path, 'https://shop.example/api/draft-mode/enable')
    expect(target.origin).toBe('https://shop.example')
    expect(path).toBe('/')
  })

  it('lets no line break into a header', () => {
    expect(localPath('/a\r\nset-cookie: x=1')).not.toMatch(/[\r\n]/)
  })
})
