import { PackageIcon } from '@sanity/icons/Package'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'
import { choicesDiffer, type DraftVariant } from './sku-rules.ts'
import { slugField } from './slug-field.ts'

export const product = defineType({
  name: 'product',
  title: 'Product',
  type: 'document',
  icon: PackageIcon,
  groups: [
    { name: 'words', title: 'Words', default: true },
    { name: 'pictures', title: 'Pictures' },
    { name: 'variants', title: 'Variants and stock' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Name',
      type: 'string',
      group: 'words',
      validation: (rule) => [
        rule.required().error('Give the product a name.'),
        rule.max(60).warning('A name of more than 60 letters is cut off in search results.'),
      ],
    }),
    slugField('product', 'words'),
    defineField({
      name: 'category',
      title: 'Category',
      type: 'reference',
      to: [{ type: 'category' }],
      group: 'words',
      description: 'The product is listed on the page of its category.',
      validation: (rule) => rule.required().error('Choose the category in which the product is listed.'),
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 2,
      group: 'words',
      description: 'One sentence below the name, and what search engines show.',
      validation: (rule) => [
        rule.required().error('Describe the product in a sentence.'),
        rule.max(160).error('Keep the summary within 160 letters, or search engines cut it off.'),
      ],
    }),
    defineField({
      name: 'featured',
      title: 'Featured',
      type: 'boolean',
      group: 'words',
      initialValue: false,
      description: 'Show it on the home page. The first eight featured products by name are shown.',
    }),
    defineField({ name: 'description', title: 'Description', type: 'richText', group: 'words' }),
    defineField({
      name: 'images',
      title: 'Pictures',
      type: 'array',
      group: 'pictures',
      description: 'The first one stands on every card. Set the hotspot on what must not be cropped away.',
      options: { layout: 'grid' },
      of: [defineArrayMember({ type: 'image', options: { hotspot: true }, fields: [altField] })],
      validation: (rule) => rule.required().min(1).error('Add a picture of the product.'),
    }),
    defineField({
      name: 'variants',
      title: 'Variants',
      type: 'array',
      group: 'variants',
      description: 'What a shopper can choose. A product without choices has one variant.',
      of: [defineArrayMember({ type: 'variant' })],
      validation: (rule) => [
        rule.required().min(1).error('Add a variant, or the product cannot be bought.'),
        rule.custom((variants: DraftVariant[] | undefined) => choicesDiffer(variants)),
      ],
    }),
  ],
  orderings: [
    { title: 'Name', name: 'title', by: [{ field: 'title', direction: 'asc' }] },
    { title: 'Category', name: 'category', by: [{ field: 'category.title', direction: 'asc' }] },
  ],
  preview: {
    select: { title: 'title', category: 'category.title', featured: 'featured', media: 'images.0' },
    prepare: ({ title, category, featured, media }) => ({
      title,
      subtitle: [category ?? 'No category', featured && 'featured'].filter(Boolean).join(' · '),
      media,
    }),
  },
})
