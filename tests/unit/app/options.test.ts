import { describe, expect, it } from 'vitest'
import { optionTable, wayTo } from '#lib/catalog/options.ts'

type Option = [name: string, value: string]

const variant = (sku: string, ...options: Option[]) => ({
  sku,
  options: options.map(([name, value]) => ({ name, value })),
})
const tableOf = (...variants: ReturnType<typeof variant>[]) =>
  optionTable(variants, (text) => text.replaceAll('\u200b', ''), {
    none: (option) => `No ${option}`,
    list: 'Variant',
    labels: variants.map(({ sku }) => sku.toLowerCase()),
  })
const labelsOf = ({ axes }: ReturnType<typeof tableOf>) =>
  axes.map(({ name, values }) => [name, values.map(({ label }) => label)])

const sized = (sku: string, size: string, glaze: string) => variant(sku, ['Size', size], ['Glaze', glaze])
const mugs = [
  sized('S-CEL', 'Small', 'Celadon'),
  sized('S-OAT', 'Small', 'Oatmeal'),
  sized('L-OAT', 'Large', 'Oatmeal'),
  sized('L-TEN', 'Large', 'Tenmoku'),
]

describe('the options of a product', () => {
  it('are its axes with each value once, in the order of the editor', () => {
    const table = tableOf(...mugs)
    expect(labelsOf(table)).toEqual([
      ['Size', ['Small', 'Large']],
      ['Glaze', ['Celadon', 'Oatmeal', 'Tenmoku']],
    ])
    expect(table.variants[3]).toEqual({ sku: 'L-TEN', values: ['large', 'tenmoku'] })
  })

  it('are told apart by what is read, not by how it is written or marked', () => {
    const { axes } = tableOf(
      variant('A', ['Size', 'Small\u200b']),
      variant('B', ['size ', 'SMALL'], ['Lid', 'Yes']),
    )
    expect(axes.map(({ values }) => values.length)).toEqual([1, 2])
    expect(axes[0]?.values[0]?.label).toBe('Small\u200b')
  })

  it('have a value of its own for those that lack one', () => {
    const table = tableOf(variant('A', ['Lid', 'Yes']), variant('B'))
    expect(labelsOf(table)).toEqual([['Lid', ['Yes', 'No Lid']]])
    expect(table.variants).toEqual([
      { sku: 'A', values: ['yes'] },
      { sku: 'B', values: [''] },
    ])
  })

  it('are none where nothing is to be chosen', () => {
    expect(tableOf(variant('A'))).toEqual({ axes: [], variants: [{ sku: 'A', values: [] }] })
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

describe('links from option to option', () => {
  const small: Option = ['Size', 'Small']
  const red: Option = ['Glaze', 'Red']
  const lid: Option = ['Lid', 'Yes']

  it.each([
    ['every combination', mugs, 2],
    ['options that some lack', [variant('S', small), variant('R', red), variant('SR', small, red)], 2],
    ['a variant without any', [variant('N'), variant('S', small), variant('SR', small, red)], 2],
    [
      'sizes that share no glaze',
      ['Small Red', 'Small Blue', 'Large Oat', 'Large Slate'].map((text) => {
        const [size = '', glaze = ''] = text.split(' ')
        return sized(text, size, glaze)
      }),
      2,
    ],
    // From one option alone, the others lead to each other before they lead to all three.
    [
      'three options, alone and together',
      [variant('S', small), variant('R', red), variant('L', lid), variant('SRL', small, red, lid)],
      1,
    ],
  ])('lead to every variant, with %s', (_, variants, axes) => {
    const table = tableOf(...variants)
    expect(table.axes).toHaveLength(axes)
    const skus = variants.map(({ sku }) => sku)
    for (const soldOut of [
      [],
      ...skus.map((sku) => [sku]),
      ...skus.map((sku) => skus.filter((one) => one !== sku)),
    ])
      for (const from of skus) expect(reachedFrom(from, table, soldOut)).toEqual(new Set(skus))
  })

  /** Where somebody comes who follows every link. */
  function reachedFrom(first: string, { axes, variants }: ReturnType<typeof tableOf>, soldOut: string[]) {
    const reached = new Set([first])
    for (const sku of reached) {
      const from = variants.find((one) => one.sku === sku)
      const links = axes.flatMap(({ values }, at) => values.map(({ key }) => [at, key] as const))
      for (const [at, key] of links) {
        const way = from && wayTo(variants, from, at, key, (other) => soldOut.includes(other))
        if (way) reached.add(way.to.sku)
      }
    }
    return reached
  }
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
