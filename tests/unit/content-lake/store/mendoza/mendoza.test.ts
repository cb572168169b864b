import { applyPatch, incremental } from 'mendoza'
import { describe, expect, test } from 'vitest'
import { effectsOf, encodePatch } from '#emulators/content-lake/store/mendoza/mendoza.ts'
import { randomJson, seededRandom } from '../random-json.ts'

const ROUNDS = 6000

function applyIncrementally(left: unknown, patch: unknown[]): unknown {
  const before = incremental.wrap(left, 0)
  return incremental.unwrap(incremental.applyPatch(before, patch, 1))
}

describe('encodePatch', () => {
  test(`makes one document from another through the decoder of npm, in ${ROUNDS} random pairs`, () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const random = randomJson(seededRandom(seed))
      const left = random.document()
      const right = seed % 4 === 0 ? random.document() : random.edited(left)
      const patch = encodePatch(left, right)
      expect(applyPatch(left, patch), `seed ${seed}`).toEqual(right)
      expect(applyIncrementally(structuredClone(left), patch), `seed ${seed}, incremental`).toEqual(right)
    }
  })

  test('creates from nothing and deletes to nothing in the form that the Studio looks for', () => {
    expect(encodePatch(null, { _id: 'a' })).toEqual([0, { _id: 'a' }])
    expect(encodePatch({ _id: 'a' }, null)).toEqual([0, null])
  })

  test('is empty when nothing changes', () => {
    expect(encodePatch({ a: [1, { _key: 'x' }] }, { a: [1, { _key: 'x' }] })).toEqual([])
  })

  test('shares the text around an edit instead of sending the whole text', () => {
    const left = { body: `${'long text '.repeat(50)}old${' and more'.repeat(50)}` }
    const patch = encodePatch(left, { body: left.body.replace('old', 'new') })
    expect(JSON.stringify(patch).length).toBeLessThan(80)
  })

  test('follows items by their _key when they change places and content', () => {
    const items = ['a', 'b', 'c'].map((key) => ({
      _key: key,
      text: `the text of item ${key} is long enough`,
    }))
    const [a, b, c] = items
    const right = { items: [c, { ...a, text: 'changed' }, b] }
    const patch = encodePatch({ items }, right)
    expect(applyPatch({ items }, patch)).toEqual(right)
    expect(JSON.stringify(patch)).not.toContain('item b')
    expect(JSON.stringify(patch)).not.toContain('item c')
  })
})

describe('effectsOf', () => {
  test('applies to and reverts from documents without their revision', () => {
    const before = { _id: 'a', _type: 't', _rev: '1', _createdAt: 'c', _updatedAt: '1', title: 'One' }
    const after = { ...before, _rev: '2', _updatedAt: '2', title: 'Two' }
    const effects = effectsOf({ id: 'a', before, after })
    const { _rev: _one, ...left } = before
    const { _rev: _two, ...right } = after
    expect(applyPatch(left, effects.apply)).toEqual(right)
    expect(applyPatch(right, effects.revert)).toEqual(left)
  })
})
