import { expect, it } from 'vitest'
import { longestQuery, readSearchQuery } from '#lib/search/query.ts'

it.each([
  ['  Luna\t MUG ', 'Luna MUG', ['luna', 'mug']],
  ['Café crème', 'Café crème', ['cafe', 'creme']],
  ["potter's", "potter's", ['potters']],
  ['mug mug', 'mug mug', ['mug']],
  ['MUG-LUNA-S', 'MUG-LUNA-S', ['mug', 'luna', 's']],
  ['Jug 250ML', 'Jug 250ML', ['jug', '250', 'ml']],
  ['BWL2-7x', 'BWL2-7x', ['bwl', '2', '7', 'x']],
  ['...!', '...!', []],
  ['\u0000\u0001\u200b', '', []],
  ['a\ud800b', 'a\ufffdb', ['a', 'b']],
  [['first', 'second'], 'first', ['first']],
  [undefined, '', []],
  [7, '', []],
])('reads %j as %j', (raw, text, words) => {
  expect(readSearchQuery(raw)).toEqual({ text, words })
})

it('looks at the beginning of what is long', () => {
  const { text, words } = readSearchQuery('mug '.repeat(2_500))
  expect(text.length).toBeLessThanOrEqual(longestQuery)
  expect(words).toEqual(['mug'])
  expect(readSearchQuery('x'.repeat(10_000)).words).toEqual(['x'.repeat(40)])
  expect(readSearchQuery(Array.from({ length: 50 }, (_, at) => `w${at}`).join(' ')).words).toHaveLength(8)
})
