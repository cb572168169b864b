import { expect, it } from 'vitest'
import { variantPathsOf } from '#lib/freshness/every-page.ts'

it('names the variants of the product that an address shows, and of no other that has it', () => {
  expect(
    variantPathsOf([
      { slug: 'luna', skus: ['LUNA-S', null] },
      { slug: 'luna', skus: ['ALBA'] },
      { slug: 'basin', skus: null },
    ]),
  ).toEqual(['/products/luna/luna-s'])
})
