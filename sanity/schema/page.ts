import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { defineField, defineType } from 'sanity'
import { pathOf } from '../routes.ts'
import { slugField } from './slug-field.ts'

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentTextIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required().error('Give the page a title.'),
    }),
    slugField('page'),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'story',
      validation: (rule) => rule.required().error('Write the page.'),
    }),
  ],
  orderings: [{ title: 'Title', name: 'title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', slug: 'slug.current' },
    prepare: ({ title, slug }) => ({ title, subtitle: slug ? pathOf('page', slug) : 'No address yet' }),
  },
})
