import { describe, expect, it } from 'vitest'
import {
  type ListenOptions,
  matchingChanges,
  mutationEvents,
  mutationsOf,
} from '#emulators/content-lake/listen/events.ts'
import { sharedFrames } from '#emulators/content-lake/listen/frames.ts'
import type { Change, SanityDocument, Transaction } from '#emulators/content-lake/types.ts'

const document = (id: string, rev: string, kind = 'product'): SanityDocument => ({
  _id: id,
  _type: kind,
  _rev: rev,
  _createdAt: 't',
  _updatedAt: 't',
})
const transaction: Transaction = {
  id: 'tx2',
  sequence: 2,
  timestamp: '2026-01-02T03:04:05Z',
  author: 'me',
  mutations: [{ create: { _id: 'new' } }, { patch: { id: 'kept' } }, { delete: { query: '*' } }],
  changes: [
    { id: 'new', before: null, after: document('new', 'tx2') },
    { id: 'kept', before: document('kept', 'tx1'), after: document('kept', 'tx2') },
    { id: 'gone', before: document('gone', 'tx0'), after: null },
    { id: 'drafts.kept', before: null, after: document('drafts.kept', 'tx2') },
    { id: 'other', before: null, after: document('other', 'tx2', 'page') },
  ],
}
const products = (one: SanityDocument | null) => one?._type === 'product'
const plain: ListenOptions = {
  includeResult: false,
  includePreviousRevision: false,
  includeMutations: false,
  effects: false,
}
const effectsOf = () => ({ apply: [1], revert: [2] })

describe('matchingChanges', () => {
  it('tells how each change looks through the filter', () => {
    expect(
      matchingChanges(transaction.changes, products).map(({ change, transition }) => [change.id, transition]),
    ).toEqual([
      ['new', 'appear'],
      ['kept', 'update'],
      ['gone', 'disappear'],
      ['drafts.kept', 'appear'],
    ])
  })

  it('takes a document that leaves the filter for gone', () => {
    const moved = [{ id: 'a', before: document('a', '1'), after: document('a', '2', 'page') }]
    expect(matchingChanges(moved, products)[0]?.transition).toBe('disappear')
  })
})

describe('mutationEvents', () => {
  const matched = matchingChanges(transaction.changes, products)
  const events = mutationEvents(transaction, matched, plain, effectsOf)

  it('counts the events of this listener, not those of the transaction', () => {
    expect(events.map((event) => event.transactionTotalEvents)).toEqual([4, 4, 4, 4])
    expect(events.map((event) => event.transactionCurrentEvent)).toEqual([1, 2, 3, 4])
  })

  it('chains revisions: none before the first, the transaction after every one', () => {
    expect(
      events.map(({ documentId, previousRev, resultRev }) => [documentId, previousRev, resultRev]),
    ).toEqual([
      ['new', undefined, 'tx2'],
      ['kept', 'tx1', 'tx2'],
      ['gone', 'tx0', 'tx2'],
      ['drafts.kept', undefined, 'tx2'],
    ])
    expect(events[0]).not.toHaveProperty('previousRev')
  })

  it('adds only what was asked for', () => {
    for (const name of ['result', 'previous', 'mutations', 'effects'])
      expect(events[1]).not.toHaveProperty(name)
    const all = { includeResult: true, includePreviousRevision: true, includeMutations: true, effects: true }
    expect(mutationEvents(transaction, matched, all, effectsOf)[1]).toMatchObject({
      eventId: 'tx2#kept',
      identity: 'me',
      result: { _id: 'kept', _rev: 'tx2' },
      previous: { _id: 'kept', _rev: 'tx1' },
      mutations: [{ patch: { id: 'kept' } }, { delete: { query: '*' } }],
      effects: { apply: [1], revert: [2] },
    })
  })
})

describe('a change of which one state is hidden', () => {
  const patched = { ...transaction, mutations: [{ patch: { id: 'kept', set: { secret: 1 } } }] }
  const all = { includeResult: true, includePreviousRevision: true, includeMutations: true, effects: true }
  const [before, after] = [document('kept', 'tx1'), document('kept', 'tx2')]
  const eventOf = (change: Change) =>
    mutationEvents(patched, matchingChanges([change], products), all, effectsOf)[0]

  it('is a creation or a deletion, and tells no more', () => {
    expect(eventOf({ id: 'kept', before: null, after })).toMatchObject({
      transition: 'appear',
      mutations: [{ createOrReplace: after }],
    })
    const gone = eventOf({ id: 'kept', before, after: null })
    expect(gone).toMatchObject({ transition: 'disappear', mutations: [{ delete: { id: 'kept' } }] })
    expect(gone).not.toHaveProperty('result')
  })

  it('is written apart from the same change seen whole', () => {
    const frameOf = sharedFrames(patched, { effectsOf, outbound: (text) => text })
    const appear = (previous: SanityDocument | null) =>
      frameOf([{ change: { id: 'kept', before: previous, after }, transition: 'appear' }], all).toString()
    expect(appear(before)).toContain('"previousRev":"tx1"')
    expect(appear(null)).not.toContain('tx1')
    expect(appear(before)).toBe(appear(before))
  })
})

describe('mutationsOf', () => {
  it('keeps those that name the document, alone or in a list', () => {
    const mutations = [
      { createOrReplace: { _id: 'a' } },
      { patch: { id: ['a', 'b'] } },
      { delete: { id: 'c' } },
    ]
    expect(mutationsOf(mutations, 'a')).toEqual(mutations.slice(0, 2))
  })
})
