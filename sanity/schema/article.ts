import { BookIcon } from '@sanity/icons/Book'
import { defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'
import { slugField } from './slug-field.ts'

export const article = defineType({
  name: 'article',
  title: 'Article',
  type: 'document',
  icon: BookIcon,
  groups: [
    { name: 'text', title: 'Text', default: true },
    { name: 'about', title: 'About the article' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'text',
      validation: (rule) => rule.required().error('Give the article a title.'),
    }),
    slugField('article', 'text'),
    defineField({
      name: 'excerpt',
      title: 'Excerpt',
      type: 'text',
      rows: 3,
      group: 'text',
      description: 'What the journal shows of the article, in a sentence or two.',
      validation: (rule) => [
        rule.required().error('Say in a sentence or two what the article tells.'),
        rule.max(240).warning('An excerpt of more than 240 letters makes the journal hard to skim.'),
      ],
    }),
    defineField({
      name: 'cover',
      title: 'Cover',
      type: 'image',
      group: 'text',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'story',
      group: 'text',
      validation: (rule) => rule.required().error('Write the article.'),
    }),
    defineField({
      name: 'publishedAt',
      title: 'Date',
      type: 'datetime',
      group: 'about',
      description: 'Shown with the article; the journal has the latest first. It does not delay publishing.',
      initialValue: () => new Date().toISOString(),
      validation: (rule) => rule.required().error('Give the date that stands with the article.'),
    }),
    defineField({
      name: 'author',
      title: 'Author',
      type: 'reference',
      to: [{ type: 'author' }],
      group: 'about',
      validation: (rule) => rule.required().error('Say who wrote the article.'),
    }),
  ],
  orderings: [
    { title: 'Latest first', name: 'latest', by: [{ field: 'publishedAt', direction: 'desc' }] },
    { title: 'Title', name: 'title', by: [{ field: 'title', direction: 'asc' }] },
  ],
  preview: {
    select: { title: 'title', author: 'author.title', date: 'publishedAt', media: 'cover' },
    prepare: ({ title, author, date, media }) => ({
      title,
      subtitle: [typeof date === 'string' ? date.slice(0, 10) : 'No date', author]
        .filter(Boolean)
        .join(' · '),
      media,
    }),
  },
})
