import { Patch } from '@sanity/client'
import { expect, it } from 'vitest'
import { applyPatch, type PatchOperations } from '#emulators/content-lake/store/patch/patch.ts'

const document = { _id: 'a', _type: 'x', _rev: 'r', _createdAt: '', _updatedAt: '' }
const patched = (fields: object, operations: PatchOperations) =>
  applyPatch({ ...document, ...fields }, operations)
const numbers = Array.from({ length: 6 }, (_, index) => index)

it.each(
  numbers.flatMap((length) => numbers.flatMap((start) => numbers.map((count) => [length, start, count]))),
)('splices a list of %i as an array would be from %i by %i', (length, start, count) => {
  const list = numbers.slice(0, length)
  const { id: _, ...operations } = new Patch('a').splice('list', start, count, [8, 9]).serialize() as {
    id: string
  } & PatchOperations
  expect(patched({ list }, operations).list).toEqual(list.toSpliced(start, count, 8, 9))
})

it('replaces in each list that a path finds, and in strings that look like ranges not', () => {
  const rows = [
    { _key: '[0:1]', cells: [1, 2, 3] },
    { _key: 'b', cells: [4] },
  ]
  const everywhere = patched({ rows }, { insert: { replace: 'rows..cells[1:-1]', items: [0] } })
  expect(everywhere.rows).toMatchObject([{ cells: [1, 0] }, { cells: [4, 0] }])
  const byKey = patched({ rows }, { set: { 'rows[_key=="[0:1]"].done': true } })
  expect(byKey.rows).toMatchObject([{ done: true }, { _key: 'b' }])
})

it('removes ranges, empty ones too, and leaves what is no list', () => {
  expect(patched({ list: numbers }, { unset: ['list[2:4]'] }).list).toEqual([0, 1, 4, 5])
  expect(patched({ list: numbers }, { unset: ['list[3:3]'] }).list).toEqual(numbers)
  expect(patched({ list: 'text' }, { unset: ['list[0:2]', 'absent[0:1]'] })).toMatchObject({ list: 'text' })
})

it.each(['a[', 'a[1', 'a]', 'a[[0]', ''])('refuses the path "%s"', (path) => {
  expect(() => patched({ a: [1] }, { set: { [path]: 1 } })).toThrow(/path/)
})
