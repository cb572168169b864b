import type { DocumentActionComponent } from 'sanity'
import { describe, expect, it } from 'vitest'
import { allowedActions } from '#studio/documents/actions.ts'
import { offeredDocuments, templates } from '#studio/documents/creation.ts'

const actions = (['publish', 'unpublish', 'delete', 'duplicate', 'restore'] as const).map(
  (action) => Object.assign(() => null, { action }) as DocumentActionComponent,
)
const named = (schemaType: string) => allowedActions(actions, { schemaType }).map(({ action }) => action)

describe('the actions of a document', () => {
  it('cannot do away with the settings, or make more of them', () => {
    expect(named('settings')).toEqual(['publish', 'restore'])
  })

  it('leave stock to its own two', () => {
    expect(named('inventoryItem')).toEqual(['restore'])
  })

  it('are all there for a product', () => {
    expect(named('product')).toHaveLength(actions.length)
  })

  it('keep what a plugin added without a name', () => {
    const unnamed = (() => null) as DocumentActionComponent
    expect(allowedActions([unnamed], { schemaType: 'settings' })).toEqual([unnamed])
  })
})

describe('what can be made anew', () => {
  it('leaves out settings and stock', () => {
    const items = ['product', 'settings', 'inventoryItem'].map((templateId) => ({ templateId }))
    expect(offeredDocuments(items as never).map(({ templateId }) => templateId)).toEqual(['product'])
  })

  it('offers a product in a category', () => {
    const made = templates([{ id: 'product', schemaType: 'product' }] as never)
    const value = made.find(({ id }) => id === 'product-in-category')?.value as (params: object) => object
    expect(value({ categoryId: 'category-mugs' })).toEqual({
      category: { _type: 'reference', _ref: 'category-mugs' },
    })
  })
})
