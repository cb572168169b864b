import { CogIcon } from '@sanity/icons/Cog'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'

export const settings = defineType({
  name: 'settings',
  title: 'Settings',
  type: 'document',
  icon: CogIcon,
  groups: [
    { name: 'shop', title: 'Shop', default: true },
    { name: 'search', title: 'Search engines' },
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name of the shop',
      type: 'string',
      group: 'shop',
      validation: (rule) => rule.required().error('Give the shop its name.'),
    }),
    defineField({ name: 'tagline', title: 'Tagline', type: 'string', group: 'shop' }),
    defineField({
      name: 'announcement',
      title: 'Announcement',
      type: 'announcement',
      group: 'shop',
    }),
    defineField({
      name: 'navigation',
      title: 'Navigation',
      type: 'array',
      group: 'shop',
      description: 'The links at the top of every page, in this order.',
      of: [defineArrayMember({ type: 'navigationItem' })],
      validation: (rule) => rule.max(7).warning('More than seven links do not fit on a phone.'),
    }),
    defineField({ name: 'seo', title: 'Search engines', type: 'seo', group: 'search' }),
  ],
  preview: { prepare: () => ({ title: 'Settings' }) },
})

export const announcement = defineType({
  name: 'announcement',
  title: 'Announcement',
  type: 'object',
  description: 'A line above every page.',
  fields: [
    defineField({
      name: 'text',
      title: 'Text',
      type: 'string',
      validation: (rule) => [
        rule.max(120).warning('More than 120 letters take two lines on a phone.'),
        rule.custom((text: string | undefined, { parent }) =>
          (parent as { active?: boolean } | undefined)?.active && !text?.trim()
            ? 'Write the announcement, or switch it off.'
            : true,
        ),
      ],
    }),
    defineField({
      name: 'active',
      title: 'Show it',
      type: 'boolean',
      initialValue: false,
    }),
  ],
})

export const seo = defineType({
  name: 'seo',
  title: 'Search engines',
  type: 'object',
  description: 'What search engines and shared links show for pages that have no words of their own.',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.max(60).warning('A title of more than 60 letters is cut off.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.max(160).warning('A description of more than 160 letters is cut off.'),
    }),
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      description: 'Shown where a link to the shop is shared. 1200 × 630 or larger.',
      options: { hotspot: true },
      fields: [altField],
    }),
  ],
})
