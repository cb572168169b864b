import { describe, expect, it } from 'vitest'
import type { Picture } from '#app/_content/picture.ts'
import { type ProductVariant, picturesOf } from '#app/_content/product.ts'

const picture = (assetId: string): Picture => ({
  assetId,
  alt: assetId,
  placeholder: undefined,
  crop: undefined,
  hotspot: undefined,
})
const [front, detail, inUse] = ['front', 'detail', 'in use'].map(picture) as [Picture, Picture, Picture]
const variant = (image?: Picture) => ({ sku: 'A', image }) as ProductVariant

describe('the pictures of a product of which a variant is chosen', () => {
  const names = (images: Picture[], image?: Picture) =>
    picturesOf({ images }, variant(image)).map(({ assetId }) => assetId)

  it('are its own when the variant has none', () => {
    expect(names([front, detail])).toEqual(['front', 'detail'])
    expect(picturesOf({ images: [front] })).toEqual([front])
  })

  it('begin with that of the variant, in the place of the first', () => {
    expect(names([front, detail, inUse], picture('oatmeal'))).toEqual(['oatmeal', 'detail', 'in use'])
    expect(names([], picture('oatmeal'))).toEqual(['oatmeal'])
  })

  it('show none twice: one that comes first changes places', () => {
    expect(names([front, detail, inUse], inUse)).toEqual(['in use', 'detail', 'front'])
    expect(names([front, detail], front)).toEqual(['front', 'detail'])
  })
})
