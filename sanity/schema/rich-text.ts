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

/** Text with pictures: what describes a product. */
export const richText = defineType({
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [block, picture],
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
})
