import { evaluateSync, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { Budget } from '#emulators/content-lake/groq/evaluation/budget.ts'
import { matches, matchScore } from '#emulators/content-lake/groq/text/match.ts'
import { createRandom } from '../random.ts'

const budget = new Budget(60_000)
const tree = parse('$left match $right')
const scored = parse('[{"left": $left}] | score(left match $right)')

const ALPHABET = [
  'a',
  'b',
  'A',
  'B',
  '*',
  '.',
  ' ',
  '-',
  '_',
  'é',
  'É',
  'ß',
  'ſ',
  'K',
  'i',
  'İ',
  '3',
  '!',
  '𐐨',
]

describe('match', () => {
  it('decides and scores as groq-js does', () => {
    const random = createRandom(7)
    const text = (longest: number) =>
      Array.from({ length: random.below(longest) }, () => random.pick(ALPHABET)).join('')
    for (let turn = 0; turn < 20_000; turn += 1) {
      const left = random.chance(0.8) ? text(12) : [text(6), random.pick([text(4), 3, null])]
      const right = random.chance(0.8) ? text(6) : random.pick([[text(3), text(3)], 4, null, [text(2), 1]])
      const params = { left, right }
      const at = JSON.stringify(params)
      expect(matches(left, right, budget), at).toBe(evaluateSync(tree, { params }).data)
      if (turn % 10 === 0) {
        const [{ _score }] = evaluateSync(scored, { params }).data as [{ _score: number }]
        expect(matchScore(left, right, budget), at).toBeCloseTo(_score, 10)
      }
    }
  })

  it('takes no exponential time for a pattern of many stars', () => {
    expect(matches('a'.repeat(5000), `${'a*'.repeat(300)}b`, budget)).toBe(false)
    expect(matches(`x ${'.'.repeat(200_000)} y`, 'x y', budget)).toBe(true)
  })
})
