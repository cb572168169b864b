import { UserIcon } from '@sanity/icons/User'
import { defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'
import { slugField } from './slug-field.ts'

export const author = defineType({
  name: 'author',
  title: 'Author',
  type: 'document',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Name',
      type: 'string',
      description: 'Stands below the title of each of their articles.',
      validation: (rule) => rule.required().error('Give the name of the author.'),
    }),
    slugField('author'),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      description: 'What they do in the studio, in a few words.',
      validation: (rule) => rule.max(80).warning('A role of more than 80 letters does not fit on one line.'),
    }),
    defineField({
      name: 'description',
      title: 'About them',
      type: 'text',
      rows: 4,
      description: 'Stands at the top of their page, and in what search engines show of it.',
    }),
    defineField({
      name: 'image',
      title: 'Portrait',
      type: 'image',
      options: { hotspot: true },
      fields: [altField],
    }),
  ],
  preview: {
    select: { title: 'title', subtitle: 'role', media: 'image' },
  },
})
