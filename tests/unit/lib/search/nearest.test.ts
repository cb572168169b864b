import { expect, it } from 'vitest'
import { nearest, nearestBeginning, typingDistance } from '#lib/search/nearest.ts'

it.each([
  ['bowl', 'bowl', 0],
  ['bolw', 'bowl', 1],
  ['bowll', 'bowl', 1],
  ['bwl', 'bowl', 1],
  ['bawl', 'bowl', 1],
  ['tepto', 'teapot', 2],
  ['', 'mug', 3],
])('from %s to %s it is %i', (typed, meant, distance) => {
  expect(typingDistance(typed, meant)).toBe(distance)
})

const words = ['teapot', 'celadon', 'bowl', 'mug', 'vase']

it.each([
  ['tepot', 'teapot'],
  ['seladonn', 'celadon'],
  ['mgu', 'mug'],
  ['xy', undefined],
  ['plate', undefined],
  ['bowling', undefined],
])('takes %s for %s', (typed, meant) => {
  expect(nearest(typed, words)).toBe(meant)
})

it('knows what a mistyped beginning begins', () => {
  expect(nearest('selad', words)).toBeUndefined()
  expect(nearestBeginning('selad', words)).toBe('celadon')
  expect(nearestBeginning('zz', words)).toBeUndefined()
})
