import { expect, it } from 'vitest'
import { excerpt, highlight } from '#lib/search/highlight.ts'

const marked = (text: string, ...needles: string[]) =>
  highlight(text, needles)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

it.each([
  ['Luna mug', ['mug'], 'Luna [mug]'],
  ['Two mugs, glazed', ['mug', 'glaz'], 'Two [mugs], [glazed]'],
  ['Crème jug', ['creme'], '[Crème] jug'],
  ['<b>mug</b>', ['mug'], '<b>[mug]</b>'],
  ['muggleton-hall', ['mug'], 'muggleton-hall'],
  ['', ['mug'], ''],
  ['nothing', [], 'nothing'],
])('marks %j for %j', (text, needles, expected) => {
  expect(marked(text, ...needles)).toBe(expected)
  const pieces = highlight(text, needles).map((piece) => piece.text)
  expect(pieces.join('')).toBe(text)
})

it('takes the part of a text in which the words stand, whole words of it', () => {
  const text = `${'before '.repeat(60)}the kiln is opened ${'after '.repeat(60)}`
  const part = excerpt(text, ['kiln'], 60)
  expect(part).toMatch(/^… .*kiln is opened.* …$/)
  expect(part?.length).toBeLessThan(70)
  expect(excerpt(text, ['vase'])).toBeUndefined()
  expect(excerpt('A kiln', ['kiln'])).toBe('A kiln')
})
