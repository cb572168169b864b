import { describe, expect, it } from 'vitest'
import { optionTable, wayTo } from '#lib/catalog/options.ts'

type Option = [name: string, value: string]

const variant = (sku: string, ...options: Option[]) => ({
  sku,
  options: options.map(([name, value]) => ({ name, value })),
})
const fallback = { name: 'Variant', labelOf: ({ sku }: { sku: string }) => sku.toLowerCase() }
const tableOf = (...variants: ReturnType<typeof variant>[]) =>
  optionTable(variants, (text) => text.replaceAll('\u200b', ''), fallback)

const sized = (sku: string, size: string, glaze: string) => variant(sku, ['Size', size], ['Glaze', glaze])
const mugs = [
  sized('S-CEL', 'Small', 'Celadon'),
  sized('S-OAT', 'Small', 'Oatmeal'),
  sized('L-OAT', 'Large', 'Oatmeal'),
  sized('L-TEN', 'Large', 'Tenmoku'),
]

describe('the options of a product', () => {
  it('are its axes with each value once, in the order of the editor', () => {
    const { axes, variants } = tableOf(...mugs)
    expect(axes.map(({ name, values }) => [name, values.map(({ label }) => label)])).toEqual([
      ['Size', ['Small', 'Large']],
      ['Glaze', ['Celadon', 'Oatmeal', 'Tenmoku']],
    ])
    expect(variants[3]).toEqual({ sku: 'L-TEN', values: ['large', 'tenmoku'] })
  })

  it('are told apart by what is read, not by how it is written or marked', () => {
    const { axes } = tableOf(
      variant('A', ['Size', 'Small\u200b']),
      variant('B', ['size ', 'SMALL'], ['Lid', 'Yes']),
    )
    expect(axes.map(({ values }) => values.length)).toEqual([1, 1])
    expect(axes[0]?.values[0]?.label).toBe('Small\u200b')
  })

  it('have no value where an editor left one out', () => {
    expect(tableOf(variant('A', ['Lid', 'Yes']), variant('B')).variants).toEqual([
      { sku: 'A', values: ['yes'] },
      { sku: 'B', values: [''] },
    ])
  })

  it.each([
    ['are missing', [variant('A'), variant('B')]],
    ['are the same', [variant('A', ['Size', 'S']), variant('B', ['Size', 'S'])]],
    ['are empty', [variant('A', ['', 'S']), variant('B', ['Size', ''])]],
  ])('are one list of variants where they %s', (_, variants) => {
    const { axes, variants: rows } = tableOf(...variants)
    expect(axes).toEqual([
      {
        name: 'Variant',
        values: [
          { key: 'A', label: 'a' },
          { key: 'B', label: 'b' },
        ],
      },
    ])
    expect(rows.map(({ values }) => values)).toEqual([['A'], ['B']])
  })

  it('are none without variants', () => {
    expect(tableOf().variants).toEqual([])
  })
})

describe('the way to another value', () => {
  const { variants } = tableOf(...mugs)
  const [smallCeladon, smallOatmeal] = variants
  const way = (
    from: (typeof variants)[number] | undefined,
    axis: number,
    value: string,
    soldOut: string[] = [],
  ) => {
    const found = from && wayTo(variants, from, axis, value, (sku) => soldOut.includes(sku))
    return found && [found.to.sku, found.also]
  }

  it('changes nothing else where the combination is made', () => {
    expect(way(smallOatmeal, 0, 'large')).toEqual(['L-OAT', []])
    expect(way(smallOatmeal, 1, 'celadon')).toEqual(['S-CEL', []])
  })

  it('leads to the combination that is asked for though it is sold out', () => {
    expect(way(smallOatmeal, 0, 'large', ['L-OAT'])).toEqual(['L-OAT', []])
  })

  it('says what else changes where it is not made', () => {
    expect(way(smallCeladon, 1, 'tenmoku')).toEqual(['L-TEN', [0]])
  })

  it('prefers what can be had among equals', () => {
    expect(way(smallCeladon, 0, 'large')).toEqual(['L-OAT', [1]])
    expect(way(smallCeladon, 0, 'large', ['L-OAT'])).toEqual(['L-TEN', [1]])
  })

  it('is none for a value that no variant has', () => {
    expect(way(smallCeladon, 1, 'slate')).toBeUndefined()
  })
})
