import { describe, expect, it } from 'vitest'
import { readParams } from '#app/_lib/read-params.ts'
import { pathOf } from '#sanity/routes.ts'

const slugIn = async (written: string) => (await readParams(Promise.resolve({ slug: written }))).slug

describe('what an address names', () => {
  it.each(['zz-ü', 'zz space', 'a/b', '50%-off', '50%25', '\0'])(
    'is %j, however it is written there',
    async (slug) => {
      const path = pathOf('product', slug)
      expect(await slugIn(String(path.split('/').at(-1)))).toBe(slug)
      expect(pathOf('product', await slugIn(encodeURIComponent(slug)))).toBe(path)
    },
  )

  it('is what a build says, which writes no escapes', async () => {
    expect(await Promise.all(['luna-mug', 'zz-ü', '50%-off'].map(slugIn))).toEqual([
      'luna-mug',
      'zz-ü',
      '50%-off',
    ])
  })

  it('has as many parts as its route', async () => {
    const params = Promise.resolve({ market: 'en-us', slug: 'zz%20space', variant: 'a%2Fb' })
    expect(await readParams(params)).toEqual({ market: 'en-us', slug: 'zz space', variant: 'a/b' })
  })
})
