import { describe, expect, it } from 'vitest'
import { judgeOf, mayWrite } from '#emulators/content-lake/access/judge.ts'
import { type CustomRole, parseRole, withinDataset } from '#emulators/content-lake/access/roles.ts'
import { changeSeenBy, visibilityOf } from '#emulators/content-lake/access/visibility.ts'
import { nameFault } from '#emulators/content-lake/http/datasets/dataset-name.ts'
import type { Identity, SanityDocument } from '#emulators/content-lake/types.ts'

const who = (role: string, grants?: Identity['grants']): Identity => ({
  id: 'u1',
  name: '',
  email: '',
  role,
  ...(grants ? { grants } : {}),
})
const document = (_id: string, _type = 'page', more: object = {}): SanityDocument => ({
  _id,
  _type,
  _rev: '',
  _createdAt: '',
  _updatedAt: '',
  ...more,
})
const pages = (dataset?: string): CustomRole => ({
  name: 'pages',
  title: '',
  description: '',
  grants: [
    { filter: '_type == "page"', permissions: ['read', 'create', 'update'], ...(dataset ? { dataset } : {}) },
  ],
})

describe('what an identity sees', () => {
  it.each([
    ['administrator', ['a', 'drafts.a', '_.releases.r']],
    ['viewer', ['a', 'drafts.a', '_.releases.r']],
    ['contributor', ['a', 'drafts.a', '_.releases.r']],
    ['anonymous', ['a']],
    ['deploy-studio', []],
    ['a role that is not known', []],
    ['toString', []],
  ])('with the role %s', (role, seen) => {
    const { sees } = visibilityOf(who(role))
    expect(['a', 'drafts.a', '_.releases.r'].filter((id) => sees(document(id)))).toEqual(seen)
  })

  it('depends on its grants in the dataset', () => {
    const seen = (dataset: { name: string; aclMode: 'public' | 'private' }) => {
      const { sees } = visibilityOf(withinDataset(who('pages'), dataset, pages('one')))
      return [document('a'), document('drafts.a'), document('b', 'post'), document('drafts.b', 'post')]
        .filter(sees)
        .map(({ _id }) => _id)
    }
    expect(seen({ name: 'one', aclMode: 'private' })).toEqual(['a', 'drafts.a'])
    expect(seen({ name: 'one', aclMode: 'public' })).toEqual(['a', 'drafts.a', 'b'])
    expect(seen({ name: 'two', aclMode: 'private' })).toEqual([])
  })

  it('has one key with what others see alike, and another where it depends on who asks', () => {
    const grants = [{ filter: 'owner == identity()', permissions: ['read' as const] }]
    const key = (id: string, own: Identity['grants']) => visibilityOf({ ...who('x', own), id }).key
    const shared = pages().grants
    expect(key('u1', shared)).toBe(key('u2', shared))
    expect(key('u1', grants)).not.toBe(key('u2', grants))
  })

  it('makes a document that is hidden one that does not exist', () => {
    const visibility = visibilityOf(who('pages', pages().grants))
    const [shown, hidden] = [document('a'), document('a', 'post')]
    expect(changeSeenBy(visibility, { id: 'a', before: shown, after: hidden })).toEqual({
      id: 'a',
      before: shown,
      after: null,
    })
    expect(changeSeenBy(visibility, { id: 'a', before: hidden, after: null })).toBeNull()
  })
})

describe('what an identity may change', () => {
  const [page, post] = [document('a'), document('a', 'post')]
  it.each([
    [null, page, null],
    [null, post, 'create'],
    [page, page, null],
    [page, post, 'update'],
    [post, page, 'update'],
    [page, null, null],
    [post, null, 'update'],
  ])('%j → %j', (before, after, lacking) => {
    expect(judgeOf(who('pages', pages().grants))?.({ id: 'a', before, after })).toBe(lacking)
  })

  it('is everything for an editor, drafts for a contributor, nothing for a viewer', () => {
    expect(judgeOf(who('editor'))).toBeUndefined()
    const contributor = judgeOf(who('contributor'))
    expect(contributor?.({ id: 'drafts.a', before: null, after: document('drafts.a') })).toBeNull()
    expect(contributor?.({ id: 'a', before: null, after: document('a') })).toBe('create')
    expect(['editor', 'contributor', 'viewer', 'anonymous'].map((role) => mayWrite(who(role)))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('parseRole', () => {
  it.each([
    [{ name: 'Bad name', grants: [] }, '"name"'],
    [{ name: 'editor', grants: [] }, 'a role of every project'],
    [{ name: 'x' }, '"grants"'],
    [{ name: 'x', grants: [{ filter: '_type == "a"', permissions: [] }] }, 'grants[0]: "permissions"'],
    [{ name: 'x', grants: [{ filter: 'true] | *[true', permissions: ['read'] }] }, 'cannot be used'],
    [{ name: 'x', grants: [{ filter: '1', permissions: ['read'] }] }, 'must be one condition'],
    [{ name: 'x', grants: [{ filter: 'true', permissions: ['delete'] }] }, 'deleting takes "update"'],
    [null, 'must be an object'],
  ])('%j is refused', (value, reason) => {
    expect(parseRole(value)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })

  it('takes the name for the title when there is none', () => {
    const grants = [{ filter: '_type == "a"', permissions: ['read'] }]
    expect(parseRole({ name: 'x', grants })).toMatchObject({ ok: true, role: { title: 'x', grants } })
  })
})

it.each([
  ['production', null],
  ['a-b_2', null],
  ['x', 'two characters'],
  ['Upper', 'lower-case'],
  ['-a', 'start with'],
  ['a-', 'end with'],
  ['a b', 'only letters'],
  ['~a', 'start with'],
  ['a'.repeat(65), '64'],
])('nameFault of %s', (name, fault) => {
  expect(nameFault(name)).toEqual(fault === null ? null : expect.stringContaining(fault))
})
