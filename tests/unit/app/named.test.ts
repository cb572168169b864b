import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { articleCardSchema } from '#app/_content/article-card.ts'
import { categoryCardSchema } from '#app/_content/category-card.ts'
import { categoryNames } from '#app/_content/listed-choices.ts'
import { productCardSchema } from '#app/_content/product-card.ts'
import { namedFound } from '#app/_content/search.ts'
import { logger } from '#lib/log/logger.ts'
import type { Found } from '#lib/search/search.ts'

const document = { _id: 'a', slug: 'nameless' }
let warn: MockInstance<typeof logger.warn>

beforeEach(() => {
  delete (globalThis as { restockFaults?: unknown }).restockFaults
  warn = vi.spyOn(logger, 'warn').mockReturnValue()
})
afterEach(() => warn.mockRestore())

describe('a document without a title', () => {
  it.each([undefined, null, '', ' \n', '\u200b\u200c\u200d\ufeff'.repeat(5), { en: 'Luna' }])(
    'has a stand-in for %j',
    (title) => {
      expect(productCardSchema.parse({ ...document, title }).title).toBe('Untitled piece')
    },
  )

  it('is called by its kind', () => {
    expect(categoryCardSchema.parse(document).title).toBe('Untitled kind')
    expect(articleCardSchema.parse(document).title).toBe('Untitled entry')
    expect(categoryNames.parse([document])[0]?.title).toBe('Untitled kind')
  })

  it('is told of in the log, once', () => {
    productCardSchema.parse(document)
    productCardSchema.parse(document)
    expect(warn.mock.calls).toEqual([
      [
        expect.stringContaining('has no title'),
        expect.objectContaining({ type: 'product', slug: 'nameless' }),
      ],
    ])
  })

  it('is found under the stand-in', () => {
    const found = (kind: Found['kind'], title: string) => namedFound({ kind, title } as Found).title
    expect([found('product', ''), found('article', 'Kiln')]).toEqual(['Untitled piece', 'Kiln'])
  })
})

it('leaves a title as its editor wrote it', () => {
  expect(productCardSchema.parse({ ...document, title: ' Luna ' }).title).toBe(' Luna ')
  expect(warn).not.toHaveBeenCalled()
})
