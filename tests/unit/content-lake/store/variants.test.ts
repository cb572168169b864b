import { expect, test } from 'vitest'
import type { Dataset } from '#emulators/content-lake/store/dataset.ts'
import { slotOf } from '#emulators/content-lake/store/releases/variant.ts'
import { faultOf, openFixture } from './fixture.ts'

type Fields = Record<string, unknown>

const variant = (type: string, fields: Fields = {}) => ({
  actionType: `sanity.action.document.variant.${type}`,
  publishedId: 'a',
  variantId: 'vip',
  ...fields,
})
const definition = (type: string, fields: Fields = {}) => ({
  actionType: `sanity.action.variant.definition.${type}`,
  variantId: 'vip',
  ...fields,
})
const release = (type: string, fields: Fields = {}) => ({
  actionType: `sanity.action.release.${type}`,
  releaseId: 'r1',
  ...fields,
})

/** A published document and the definition of a variant. */
async function fixtureWithVariant() {
  const fixture = openFixture()
  await fixture.mutate([{ create: { _id: 'a', _type: 't', title: 'All' } }], { transactionId: 'T0' })
  await fixture.act(definition('create', { conditions: { audience: 'vip' } }), { transactionId: 'D' })
  return fixture
}

/** The titles of the documents of the variant, by the bundle that they are in. */
const titles = (dataset: Dataset) =>
  Object.fromEntries(
    [...dataset.all()].flatMap((document) => {
      const slot = slotOf(document)
      return slot ? [[slot.bundle ?? 'published', document.title]] : []
    }),
  )

test('a definition is made, edited and deleted', async () => {
  const { act, dataset } = await fixtureWithVariant()
  const id = '_.variants.vip'
  expect(dataset.get(id)).toMatchObject({ _type: 'system.variant', name: 'vip', priority: 0 })
  expect(await faultOf(act(definition('create')))).toMatchObject({ type: 'documentAlreadyExistsError' })
  expect(await faultOf(act(definition('create', { variantId: 'x', priority: 'high' })))).toMatchObject({
    status: 400,
  })
  await act(definition('edit', { patch: { set: { priority: 2 } }, ifRevisionId: 'D' }))
  expect(dataset.get(id)?.priority).toBe(2)
  const stale = definition('delete', { ifRevisionId: 'D' })
  expect(await faultOf(act(stale))).toMatchObject({ type: 'documentRevisionIDDoesNotMatchError' })
  await act(definition('delete'))
  expect(dataset.get(id)).toBeUndefined()
  expect(await faultOf(act(definition('edit', { patch: {} })))).toMatchObject({
    type: 'documentNotFoundError',
  })
})

test('a variant is edited as a draft, published, and taken down again', async () => {
  const { act, dataset } = await fixtureWithVariant()
  await act(variant('edit', { bundleId: 'drafts', patch: { set: { title: 'Few' } } }))
  expect(titles(dataset)).toEqual({ drafts: 'Few' })
  await act(variant('publish', { bundleId: 'drafts' }))
  expect(titles(dataset)).toEqual({ published: 'Few' })
  expect(dataset.get('a')?.title).toBe('All')
  const [document] = [...dataset.all()].filter(slotOf)
  expect(document?._system).toMatchObject({
    group: { _ref: 'a', _weak: true },
    variants: [{ _ref: '_.variants.vip' }],
    draft: { _weak: true },
  })
  expect(await faultOf(act(definition('delete')))).toMatchObject({
    type: 'documentHasExistingReferencesError',
    referencingIDs: [document?._id],
  })
  await act(variant('unpublish'))
  expect(titles(dataset)).toEqual({ drafts: 'Few' })
  await act(variant('delete', { bundleId: 'drafts' }))
  expect(titles(dataset)).toEqual({})
})

test('a variant in a release is published, taken down and locked with it', async () => {
  const { act, dataset } = await fixtureWithVariant()
  await act(release('create'))
  await act(variant('create', { bundleId: 'r1', baseId: 'a', ifBaseRevisionId: 'T0' }))
  await act(release('schedule', { publishAt: '2030-01-01' }))
  const edit = variant('edit', { bundleId: 'r1', patch: { set: { title: 'Few' } } })
  expect(await faultOf(act(edit))).toMatchObject({ type: 'releaseStateError' })
  await act([release('unschedule'), edit, release('publish')])
  expect(titles(dataset)).toEqual({ published: 'Few' })
  await act([release('create', { releaseId: 'r2' }), variant('unpublish', { bundleId: 'r2' })])
  expect(titles(dataset)).toEqual({ published: 'Few', r2: 'Few' })
  await act(release('publish', { releaseId: 'r2' }))
  expect(titles(dataset)).toEqual({ drafts: 'Few' })
})

test('what is not there is said', async () => {
  const { act } = await fixtureWithVariant()
  const missing = { status: 409, type: 'documentNotFoundError' }
  expect(await faultOf(act(variant('edit', { variantId: 'other', patch: {} })))).toMatchObject({
    ...missing,
    id: '_.variants.other',
  })
  expect(await faultOf(act(variant('publish', { bundleId: 'drafts' })))).toMatchObject(missing)
  expect(await faultOf(act(variant('publish')))).toMatchObject({ status: 400 })
  expect(await faultOf(act(variant('unpublish')))).toMatchObject(missing)
  expect(await faultOf(act(variant('delete')))).toMatchObject(missing)
  expect(await faultOf(act(variant('edit', { publishedId: 'none', patch: {} })))).toMatchObject(missing)
  await act(variant('create', { document: { _type: 't' } }))
  expect(await faultOf(act(variant('create', { document: { _type: 't' } })))).toMatchObject({
    type: 'documentAlreadyExistsError',
  })
})
