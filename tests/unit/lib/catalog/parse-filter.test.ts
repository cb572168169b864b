import { describe, expect, it } from 'vitest'
import { isPlain, noFilter, without } from '#lib/catalog/filter.ts'
import { filterQuery } from '#lib/catalog/filter-address.ts'
import { parseFilter, type QueryValues } from '#lib/catalog/parse-filter.ts'

const known = {
  category: new Set(['bowls', 'mugs']),
  price: new Set(['0-25', '25-50']),
  glaze: new Set(['oatmeal', 'rockpool-celadon', 'slate']),
  size: new Set(['38-24-cm']),
}
const read = (values: QueryValues) => parseFilter(values, known)

describe('a question in an address', () => {
  it('asks for nothing by itself, nor with fields that were left alone', () => {
    expect(read({})).toEqual({ filter: noFilter, ignored: [] })
    expect(read({ glaze: '', sort: '', size: ['', ' '] })).toEqual({ filter: noFilter, ignored: [] })
  })

  it('may name several values, in any order, writing and number', () => {
    const { filter, ignored } = read({
      glaze: ['Slate', 'oatmeal', 'SLATE', 'Rockpool celadon'],
      size: '38 × 24 cm',
      stock: 'IN',
      sort: 'Price-Down',
      page: '3',
    })
    expect(ignored).toEqual([])
    expect(filter).toMatchObject({
      glaze: ['oatmeal', 'rockpool-celadon', 'slate'],
      size: ['38-24-cm'],
      inStock: true,
      sort: 'price-down',
      page: 3,
    })
  })

  it.each<[string, QueryValues]>([
    ['a glaze that nothing has', { glaze: 'gold' }],
    ['a category of another list', { category: 'Vases' }],
    ['a price that is no range', { price: '1-2' }],
    ['a sorting that there is not', { sort: 'colour' }],
    ['a stock that is no question', { stock: 'out' }],
    ...['0', '-1', '1e9', '01', '1.5', 'abc', '999999999', 'NaN', '१'].map((page): [string, QueryValues] => [
      `page ${page}`,
      { page },
    ]),
    ['control characters', { glaze: '\u0000\u001b[31m' }],
    ['a name that every object has', { glaze: 'constructor' }],
  ])('with %s is read without it, and says so', (_, values) => {
    const { filter, ignored } = read(values)
    expect(filter).toEqual(noFilter)
    expect(ignored).toHaveLength(1)
    expect(ignored[0]?.value).not.toMatch(/\p{Control}/u)
  })

  it('is told of at most 40 characters of what is ignored, and of few of many', () => {
    const { ignored } = read({
      glaze: 'x'.repeat(10_000),
      size: Array.from({ length: 5_000 }, (_, at) => `s${at}`),
    })
    expect(ignored.length).toBeLessThanOrEqual(51)
    expect(ignored[0]?.value).toHaveLength(40)
  })

  it('may say one thing twice, and is then told of nothing', () => {
    const { filter, ignored } = read({ stock: ['in', 'IN'], sort: ['price', 'price'], page: ['2', ' 2'] })
    expect(filter).toMatchObject({ inStock: true, sort: 'price', page: 2 })
    expect(ignored).toEqual([])
    expect(read({ sort: ['colour', 'colour'], glaze: ['gold', 'gold'] }).ignored).toEqual([
      { name: 'glaze', value: 'gold' },
      { name: 'sort', value: 'colour' },
    ])
  })

  it('takes the first where one is asked for, and tells of the others', () => {
    const { filter, ignored } = read({ sort: ['newest', 'price'], page: ['2', '5'] })
    expect(filter).toMatchObject({ sort: 'newest', page: 2 })
    expect(ignored).toEqual([
      { name: 'sort', value: 'price' },
      { name: 'page', value: '5' },
    ])
  })
})

describe('the address of a filter', () => {
  it('is one for all ways of asking', () => {
    const one = read({
      page: '2',
      glaze: ['slate', 'oatmeal'],
      stock: 'in',
      category: 'mugs',
      sort: 'price',
    }).filter
    const other = read({
      sort: 'price',
      category: ['mugs'],
      stock: 'in',
      glaze: ['oatmeal', 'slate'],
      page: '2',
    }).filter
    const address = '?category=mugs&glaze=oatmeal&glaze=slate&stock=in&sort=price&page=2'
    expect([filterQuery(one), filterQuery(other)]).toEqual([address, address])
  })

  it('leads back to the filter', () => {
    const { filter } = read({ glaze: ['slate'], price: '0-25', stock: 'in', sort: 'newest' })
    const query = new URLSearchParams(filterQuery(filter))
    const values = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
    expect(read(values).filter).toEqual(filter)
  })

  it('is empty when nothing is asked', () => {
    expect(filterQuery(noFilter)).toBe('')
    expect(isPlain(noFilter)).toBe(true)
  })

  it('goes to the first page when a choice is taken away', () => {
    const { filter } = read({ glaze: ['slate', 'oatmeal'], stock: 'in', page: '4' })
    expect(filterQuery(without(filter, 'glaze', 'slate'))).toBe('?glaze=oatmeal&stock=in')
    expect(filterQuery(without(filter, 'stock', 'in'))).toBe('?glaze=oatmeal&glaze=slate')
  })
})
