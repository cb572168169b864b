import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'

const link = {
  name: 'link',
  title: 'Link',
  type: 'object' as const,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      description: 'A page of the shop (/journal/first-firing), a web address, or mailto:.',
      validation: (rule) => [
        rule.required().error('Give the address, or remove the link.'),
        rule
          .uri({ allowRelative: true, scheme: ['https', 'http', 'mailto', 'tel'] })
          .error(
            'Use a path of the shop that starts with /, or an address that starts with https:// or mailto:.',
          ),
      ],
    }),
  ],
}

const block = defineArrayMember({
  type: 'block',
  styles: [
    { title: 'Text', value: 'normal' },
    { title: 'Heading', value: 'h2' },
    { title: 'Subheading', value: 'h3' },
    { title: 'Quote', value: 'blockquote' },
  ],
  lists: [
    { title: 'Bullets', value: 'bullet' },
    { title: 'Numbers', value: 'number' },
  ],
  marks: {
    decorators: [
      { title: 'Strong', value: 'strong' },
      { title: 'Emphasis', value: 'em' },
    ],
    annotations: [link],
  },
})

const picture = defineArrayMember({
  type: 'image',
  options: { hotspot: true },
  fields: [altField, defineField({ name: 'caption', title: 'Caption', type: 'string' })],
})

/** What an editor is told of a text that holds more than the shop can draw; true when it holds no more. */
export function drawable(text: readonly unknown[] | undefined, known: readonly string[]) {
  const blocks = (text ?? []) as readonly { _type: string; _key?: string }[]
  const unknown = blocks.filter(({ _type }) => !known.includes(_type))
  if (unknown.length === 0) return true
  const names = [...new Set(unknown.map(({ _type }) => `“${_type}”`))].join(', ')
  return {
    message: `The shop cannot draw ${names}: shoppers do not see it. Remove it, or ask for a form of it in the shop.`,
    paths: unknown.map(({ _key }) => (_key ? [{ _key }] : [])),
  }
}

/** Text with pictures: what describes a product. */
export const richText = defineType({
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [block, picture],
  validation: (rule) => rule.custom((text) => drawable(text, ['block', 'image'])).warning(),
})

/** Text with pictures, products and callouts: what an article or a page tells. */
export const story = defineType({
  name: 'story',
  title: 'Text',
  type: 'array',
  of: [
    block,
    picture,
    defineArrayMember({ type: 'productReference' }),
    defineArrayMember({ type: 'callout' }),
  ],
  validation: (rule) =>
    rule.custom((text) => drawable(text, ['block', 'image', 'productReference', 'callout'])).warning(),
})
