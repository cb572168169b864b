import { expect, it } from 'vitest'
import { facetsOf } from '#lib/catalog/facets.ts'
import { shownPages } from '#lib/catalog/shown-pages.ts'

it.each([
  [1, 1, '1'],
  [1, 3, '1 2 3'],
  [1, 9, '1 2 … 9'],
  [5, 9, '1 … 4 5 6 … 9'],
  [4, 9, '1 2 3 4 5 … 9'],
  [9, 9, '1 … 8 9'],
  [400, 834, '1 … 399 400 401 … 834'],
])('page %i of %i is shown among %s', (page, last, expected) => {
  expect(
    shownPages(page, last)
      .map((entry) => entry.page ?? '…')
      .join(' '),
  ).toBe(expected)
})

it('facets join values that differ in writing, and stand in the order of their numbers', () => {
  const { glaze, size, price } = facetsOf([
    { facet: 'glaze', label: 'Slate', count: 2 },
    { facet: 'glaze', label: 'slate ', count: 1 },
    { facet: 'glaze', label: 'Mussel', count: 4 },
    { facet: 'size', label: '12 cm' },
    { facet: 'size', label: '9 cm' },
    { facet: 'size', label: '…' },
  ])
  expect(glaze).toEqual([
    { key: 'mussel', label: 'Mussel', count: 4 },
    { key: 'slate', label: 'Slate', count: 3 },
  ])
  expect(size.map(({ key }) => key)).toEqual(['9-cm', '12-cm'])
  expect(price.every(({ count }) => count === undefined)).toBe(true)
})
