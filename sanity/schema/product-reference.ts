import { defineField, defineType } from 'sanity'

export const productReference = defineType({
  name: 'productReference',
  title: 'Product',
  type: 'object',
  fields: [
    defineField({
      name: 'product',
      title: 'Product',
      type: 'reference',
      to: [{ type: 'product' }],
      description: "Its card stands in the text, with today's price and stock.",
      validation: (rule) => rule.required().error('Choose the product to show.'),
    }),
  ],
  preview: {
    select: { title: 'product.title', subtitle: 'product.summary', media: 'product.images.0' },
    prepare: ({ title, subtitle, media }) => ({ title: title ?? 'No product chosen', subtitle, media }),
  },
})
