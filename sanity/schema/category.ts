import { TagIcon } from '@sanity/icons/Tag'
import { defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'
import { slugField } from './slug-field.ts'

export const category = defineType({
  name: 'category',
  title: 'Category',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required().error('Give the category a name.'),
    }),
    slugField('category'),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'Stands at the top of the page of the category.',
    }),
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'order',
      title: 'Place',
      type: 'number',
      description: 'Categories stand in the order of this number, the lowest first.',
      validation: (rule) => rule.required().integer().error('Give the category its place, a whole number.'),
    }),
  ],
  orderings: [
    {
      title: 'Place',
      name: 'order',
      by: [
        { field: 'order', direction: 'asc' },
        { field: 'title', direction: 'asc' },
      ],
    },
  ],
  preview: {
    select: { title: 'title', subtitle: 'description', media: 'image' },
  },
})
