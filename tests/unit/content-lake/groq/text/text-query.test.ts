import { describe, expect, it } from 'vitest'
import { Budget } from '#emulators/content-lake/groq/evaluation/budget.ts'
import { textQueryScore } from '#emulators/content-lake/groq/text/text-query.ts'

const mug = {
  _id: 'product-luna',
  _type: 'product',
  title: 'Luna mug, celadon',
  body: [{ _type: 'block', _key: 'hidden', children: [{ _type: 'span', text: 'Thrown by hand in Cork' }] }],
}

describe('text::query', () => {
  it.each<[unknown, string, boolean]>([
    ['Luna mug', 'luna', true],
    ['Luna mug', 'lun', false],
    ['Luna mug', 'lun*', true],
    ['Luna mug', 'mug luna', true],
    ['Luna mug', 'luna vase', false],
    ['Luna mug', '"luna mug"', true],
    ['Luna mug', '"mug luna"', false],
    ['Luna mug', 'luna -mug', false],
    ['Luna mug', 'luna -vase', true],
    ['Luna mug', '-vase', false],
    ['Luna mug', '', false],
    ['Luna mug', '*', true],
    [null, '*', true],
    [null, 'luna', false],
    ['half-glazed', 'half-gl*', true],
    [['no', 'Luna'], 'luna', true],
    [mug, 'cork*', true],
    [mug, 'hand celadon', true],
    [mug, 'hidden', false],
    [mug, 'product', false],
    [[mug, 'product-luna'], 'product-luna', true],
    [[mug, 'product-luna'], '"by hand" lu*', true],
  ])('%j for %j: %s', (left, query, expected) => {
    expect(textQueryScore(left, query, new Budget(10_000)) > 0).toBe(expected)
  })

  it('scores what is said more often higher', () => {
    const budget = new Budget(10_000)
    const once = textQueryScore('mug of clay', 'mug', budget)
    expect(textQueryScore('mug by mug', 'mug', budget)).toBeGreaterThan(once)
  })
})
