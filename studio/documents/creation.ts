import type { Template, TemplateItem } from 'sanity'

/** Types whose documents nobody makes by hand: settings are one document, and stock is made by its first count. */
const notMadeByHand: readonly string[] = ['settings', 'inventoryItem']

/** What "New document" offers: everything but what is not made by hand. */
export function offeredDocuments(items: TemplateItem[]): TemplateItem[] {
  return items.filter(({ templateId }) => !notMadeByHand.includes(templateId))
}

/** The templates of the shop's types, and one that makes a product in a category. */
export function templates(defaults: Template[]): Template[] {
  return [
    ...defaults.filter(({ schemaType }) => !notMadeByHand.includes(schemaType)),
    {
      id: productInCategory,
      title: 'Product in this category',
      schemaType: 'product',
      parameters: [{ name: 'categoryId', type: 'string' }],
      value: ({ categoryId }: { categoryId: string }) => ({
        category: { _type: 'reference', _ref: categoryId },
      }),
    },
  ]
}

export const productInCategory = 'product-in-category'
