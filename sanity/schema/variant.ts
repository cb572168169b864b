import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from './alt-text.ts'
import { currencyCodes } from './currencies.ts'
import { compareAtIsHigher, type DraftPrice, onePricePerCurrency, pricedEverywhere } from './price-rules.ts'
import { priceText } from './price-text.ts'
import { skuElsewhere } from './sku-elsewhere.ts'
import { type DraftVariant, skuForm, skuOnceInProduct } from './sku-rules.ts'

export const option = defineType({
  name: 'option',
  title: 'Option',
  type: 'object',
  options: { columns: 2 },
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'What differs: Size, Glaze.',
      validation: (rule) => rule.required().error('Name what differs, for example Size.'),
    }),
    defineField({
      name: 'value',
      title: 'Value',
      type: 'string',
      description: 'How this one is: Small, Celadon.',
      validation: (rule) => rule.required().error('Say how this variant is, for example Small.'),
    }),
  ],
  preview: {
    select: { name: 'name', value: 'value' },
    prepare: ({ name, value }) => ({ title: `${name ?? 'Option'}: ${value ?? '–'}` }),
  },
})

export const variant = defineType({
  name: 'variant',
  title: 'Variant',
  type: 'object',
  fields: [
    defineField({
      name: 'sku',
      title: 'SKU',
      type: 'string',
      description:
        'Names this variant in the stock book. Choose it once: stock, orders and alerts stay with the old one when it changes.',
      validation: (rule) =>
        rule
          .custom(skuForm)
          .custom((sku, { document }) =>
            skuOnceInProduct(sku, document?.variants as DraftVariant[] | undefined),
          )
          .custom(skuElsewhere),
    }),
    defineField({
      name: 'options',
      title: 'Options',
      type: 'array',
      description: 'What a shopper chooses. Use the same names, in the same order, on every variant.',
      of: [defineArrayMember({ type: 'option' })],
    }),
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      description:
        'This variant, where it looks different. When it is chosen, this stands in the place of the product’s first picture.',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'prices',
      title: 'Prices',
      type: 'array',
      description: 'One for each currency in which the shop sells.',
      of: [defineArrayMember({ type: 'price' })],
      validation: (rule) => [
        rule.required().min(1).error('Give at least one price.'),
        rule.custom((prices: DraftPrice[] | undefined) => onePricePerCurrency(prices)),
        rule.custom((prices: DraftPrice[] | undefined) => pricedEverywhere(prices, currencyCodes)).warning(),
      ],
    }),
    defineField({
      name: 'compareAtPrices',
      title: 'Compare-at prices',
      type: 'array',
      description:
        'The former price, shown crossed out while the variant is on sale. Leave it empty otherwise.',
      of: [defineArrayMember({ type: 'price' })],
      validation: (rule) => [
        rule.custom((prices: DraftPrice[] | undefined) => onePricePerCurrency(prices)),
        rule.custom((former: DraftPrice[] | undefined, { parent }) =>
          compareAtIsHigher(former, (parent as { prices?: DraftPrice[] } | undefined)?.prices),
        ),
      ],
    }),
  ],
  preview: {
    select: {
      sku: 'sku',
      first: 'options.0.value',
      second: 'options.1.value',
      third: 'options.2.value',
      currency: 'prices.0.currency',
      amount: 'prices.0.amount',
      media: 'image',
    },
    prepare: ({ sku, first, second, third, currency, amount, media }) => ({
      title: [first, second, third].filter(Boolean).join(' · ') || 'The only variant',
      subtitle: `${sku ?? 'No SKU yet'} · ${priceText(currency, amount)}`,
      media,
    }),
  },
})
