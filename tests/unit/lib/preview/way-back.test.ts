import { expect, it } from 'vitest'
import { wayBack } from '#lib/preview/way-back.ts'

const site = 'https://shop.example'

it.each([
  ['the place that was asked for', '/journal', `${site}/products/luna-mug`, '/journal'],
  ['the home page instead of a place elsewhere', '//evil.example', `${site}/products/luna-mug`, '/'],
  ['the page that was looked at', null, `${site}/products/luna-mug`, '/products/luna-mug'],
  [
    'that page without what made it a preview',
    null,
    `${site}/products?page=2&sanity-preview-perspective=drafts`,
    '/products?page=2',
  ],
  ['the home page from the Studio', null, `${site}/studio/presentation`, '/'],
  ['the home page from another site', null, 'https://evil.example/products', '/'],
  ['the home page from a path that names another host', null, `${site}//evil.example`, '/'],
  ['the home page without a referrer', null, null, '/'],
])('leads to %s', (_, asked, referrer, expected) => {
  expect(wayBack(asked, referrer, site)).toBe(expected)
})
