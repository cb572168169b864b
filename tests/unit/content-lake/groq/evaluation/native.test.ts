import { evaluateSync, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { before, lazyValue, native } from '#emulators/content-lake/groq/evaluation/native.ts'

const dataset = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 2 },
]

describe('native', () => {
  it('evaluates expressions in the scope that it stands in', () => {
    const sum = native((evaluate) => {
      const parts = ['n', '^.n', '@.n', '$by'].map((text) => evaluate(parse(text)))
      return (parts as number[]).reduce((left, right) => left + right)
    })
    const inner = { type: 'Projection', base: { type: 'Value', value: { n: 10 } } } as const
    const node = { type: 'Projection', base: { type: 'Value', value: { n: 1 } } } as const
    const shape = {
      type: 'Object',
      attributes: [{ type: 'ObjectAttributeValue', name: 'sum', value: sum }],
    } as const
    const tree = { ...node, expr: { ...inner, expr: { ...shape, attributes: [...shape.attributes] } } }
    expect(evaluateSync(tree, { params: { by: 100 } }).data).toEqual({ sum: 121 })
  })

  it('gives values of every kind, null and documents too', () => {
    for (const value of [null, 0, '', false, [], dataset, { a: 1 }]) {
      expect(evaluateSync(native(() => value)).data).toEqual(value)
      expect(evaluateSync(lazyValue(() => value)).data).toEqual(value)
    }
  })

  it('serves as the base of a filter', () => {
    const base = native(() => dataset)
    const tree = { type: 'Filter', base, expr: parse('n > 1') } as const
    expect(evaluateSync(tree).data).toEqual([dataset[1]])
  })

  it('runs effects before each evaluation', () => {
    let effects = 0
    const expr = before(() => {
      effects += 1
    }, parse('n > 0'))
    evaluateSync({ type: 'Filter', base: { type: 'Value', value: dataset }, expr })
    expect(effects).toBe(2)
  })
})
