import { expect, it } from 'vitest'
import { taggedPath } from '#lib/freshness/tagged-path.ts'

it.each([
  ['/en-eu/products/luna-mug', '/en-eu/products/luna-mug'],
  ['/en-eu', '/en-eu'],
  ['/en-eu/products/zz-%C3%BC', '/en-eu/products/zz-ü'],
  ['/en-eu/products/zz%20space', '/en-eu/products/zz space'],
  ['/en-eu/products/a%2Fb%3Fc%23d', '/en-eu/products/a%2Fb%3Fc%23d'],
  ['/en-eu/products/50%25', '/en-eu/products/50%'],
  ['/en-eu/products/a%252Fb', '/en-eu/products/a%252Fb'],
])('%s is known as %s', (address, tagged) => {
  expect(taggedPath(address)).toBe(tagged)
})
