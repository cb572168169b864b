import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const variant = (sku: string, ...values: unknown[]) => ({
  sku,
  options: values.map((value) => ({ name: 'Glaze', value })),
})
const product = (id: string, variants: unknown) => ({ _id: id, _type: 'product', variants })

function shop() {
  const source = new MemorySource([
    product('a', [variant('A1', 'slate'), variant('A2', 'oat', 'slate')]),
    product('b', [variant('B1', 'lime')]),
    product('c', []),
    product('d', null),
    product('e', 'no list'),
    product('f', [{ sku: 'F1' }, null, 'no variant', { options: [{ name: 'Size', value: 3 }] }]),
    { _id: 'other', _type: 'article', variants: [variant('X', 'hidden')] },
  ])
  const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
  return { source, ask: (query: string, params = {}) => engine.answer({ query, params }).result }
}

const queries = [
  '*[_type == "product"].variants[].sku',
  '*[_type == "product"].variants[].options[lower(name) == "glaze"].value',
  'array::unique(array::compact(*[_type == "product"].variants[].options[lower(name) == "glaze"].value))',
  '*[_type == "product"].variants[defined(options)].options[].value',
  '*[_type == "product"]{"alike": *[_type == "product" && _id != ^._id].variants[].sku}',
  '*[_type == "product"]{_id, "own": variants[].options[value == ^.^.variants[0].options[0].value].value}',
  '*[_type == "product"].variants[].options[value == $glaze].value',
]

describe('values by document', () => {
  it.each(queries)('are those of groq-js, also after documents came, changed and went: %s', async (query) => {
    const { source, ask } = shop()
    const params = { glaze: 'slate' }
    const plain = async () =>
      (await evaluate(parse(query), { dataset: source.all(), params })).get() as Promise<unknown>
    expect(ask(query, params)).toEqual(await plain())
    source.put(product('b', [variant('B1', 'mussel'), variant('B2', 'slate')]))
    source.put(product('g', [variant('G1', 'turf')]))
    source.remove('a')
    expect(ask(query, params)).toEqual(await plain())
  })

  it('follow a parameter, though the documents stay', () => {
    const { ask } = shop()
    const query = 'array::compact(*[_type == "product"].variants[].options[value == $glaze].value)'
    expect(ask(query, { glaze: 'lime' })).toEqual(['lime'])
    expect(ask(query, { glaze: 'oat' })).toEqual(['oat'])
  })

  it('are of the documents that a page of the query asks for', () => {
    const { ask } = shop()
    const query =
      '{"page": *[_type == "product"][$from...$to]._id, "skus": *[_type == "product"].variants[].sku}'
    const skus = ['A1', 'A2', 'B1', null, null, 'F1', null, null, null]
    expect(ask(query, { from: 0, to: 2 })).toEqual({ page: ['a', 'b'], skus })
    expect(ask(query, { from: 2, to: 3 })).toEqual({ page: ['c'], skus })
  })
})
