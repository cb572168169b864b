import { describe, expect, it } from 'vitest'
import { blockText } from '#lib/search/block-text.ts'
import { naming } from '#lib/search/entry.ts'
import { fold } from '#lib/search/fold.ts'
import { markdownText } from '#lib/search/help.ts'
import { foundValues, lowestPrices } from '#lib/search/product-row.ts'

describe('what filters know of a product', () => {
  const price = (currency: string, amount: number) => ({ currency, amount })

  it('is the lowest price of its variants, by currency', () => {
    const variants = [
      { prices: [price('EUR', 2800), price('EUR', 100), price('USD', 3000)] },
      { prices: [price('EUR', 2600), price('USD', -1), price('GBP', 0.5)] },
    ]
    expect(lowestPrices(variants)).toEqual({ EUR: 2600, USD: 3000 })
    expect(lowestPrices([])).toEqual({})
    expect(lowestPrices([{ prices: [{ currency: 'EUR', amount: 0 }] }])).toEqual({})
  })

  it('is each value of an option once', () => {
    const variants = ['Oatmeal', ' Celadon', 'Oatmeal', ''].map((value) => ({
      options: [{ name: 'Glaze ', value }],
    }))
    expect(foundValues(variants, 'glaze')).toEqual(['Oatmeal', 'Celadon'])
    expect(foundValues(variants, 'size')).toEqual([])
  })
})

describe('the words of a text', () => {
  const span = (text: string) => ({ _type: 'span', text })

  it('are those of its blocks, of known and unknown types', () => {
    const blocks = [
      { _type: 'block', children: [span('In '), span('one')] },
      { _type: 'callout', text: 'Mind the foot' },
      { _type: 'image', caption: 'A kiln', alt: 'x' },
      { _type: 'callout', text: [{ _type: 'block', children: [span('Inside')] }] },
      { _type: 'nothing' },
      null,
      'text',
    ]
    expect(blockText(blocks)).toBe('In one\nMind the foot\nA kiln\nInside')
    expect(blockText('no blocks')).toBe('')
  })

  it('are without what marks Markdown up', () => {
    expect(markdownText('## Head\n\n- a **bold** [link](/x)\n\n| A | B |\n| --- | --- |\n')).toBe(
      'Head\na bold link\n A  B',
    )
  })

  it('name it without numbers and single letters', () => {
    expect(naming(['Large, 380 ml', "Potter's mug", 'a'])).toBe('large ml potters mug')
    expect(naming(['Large, 380ml'])).toBe('large ml')
  })

  it('are the same whether a number stands by itself or not', () => {
    for (const [close, apart] of [
      ['250ml', '250 ml'],
      ['38×24cm', '38 × 24 cm'],
      ['MUG250L', 'mug 250 l'],
    ] as const)
      expect(fold(close)).toBe(fold(apart))
  })
})
