import { defineField, defineType } from 'sanity'

/** Says when a navigation item leads nowhere, or to two places; `true` when it leads to one. */
export function leadsToOnePlace(
  item: { target?: { _ref?: string }; path?: string } | undefined,
): true | string {
  const target = Boolean(item?.target?._ref)
  const path = Boolean(item?.path)
  if (target && path) return 'Choose a document or give a path, not both.'
  return target || path ? true : 'Choose the document that this leads to, or give a path.'
}

/** Says when a path is not one of the shop's; `true` when it is. */
export function shopPath(path: string | undefined): true | string {
  if (path === undefined) return true
  return /^\/(?![/\\])\S*$/.test(path) ? true : 'A path starts with one slash and has no spaces: /journal.'
}

export const navigationItem = defineType({
  name: 'navigationItem',
  title: 'Navigation item',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      validation: (rule) => rule.required().error('Give the words that a shopper clicks.'),
    }),
    defineField({
      name: 'target',
      title: 'Document',
      type: 'reference',
      to: [
        { type: 'category' },
        { type: 'page' },
        { type: 'article' },
        { type: 'author' },
        { type: 'product' },
      ],
      description: 'The link follows the document when its address changes.',
    }),
    defineField({
      name: 'path',
      title: 'Path',
      type: 'string',
      description: 'For a page that is no document, such as /products, /journal or /help/delivery.',
      validation: (rule) => rule.custom(shopPath),
    }),
  ],
  validation: (rule) => rule.custom((item) => leadsToOnePlace(item)),
  preview: {
    select: { title: 'label', path: 'path', target: 'target.title' },
    prepare: ({ title, path, target }) => ({ title, subtitle: path ?? target ?? 'Leads nowhere yet' }),
  },
})
