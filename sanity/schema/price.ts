import { defineField, defineType } from 'sanity'
import { currencies } from './currencies.ts'
import { priceText } from './price-text.ts'

/** An amount of money in the minor unit of its currency. The form shows it in the major unit, by the name of this type. */
export const minorUnits = defineType({
  name: 'minorUnits',
  title: 'Amount',
  type: 'number',
})

export const price = defineType({
  name: 'price',
  title: 'Price',
  type: 'object',
  options: { columns: 2 },
  fields: [
    defineField({
      name: 'currency',
      title: 'Currency',
      type: 'string',
      options: {
        list: [...currencies],
        layout: 'dropdown',
      },
      validation: (rule) => rule.required().error('Choose the currency of this price.'),
    }),
    defineField({
      name: 'amount',
      title: 'Amount',
      type: 'minorUnits',
      validation: (rule) => [
        rule.required().error('Give the amount.'),
        rule.integer().error('An amount has at most two decimals.'),
        rule
          .positive()
          .error('An amount is more than zero. Take the price away to stop selling in this currency.'),
      ],
    }),
  ],
  preview: {
    select: { currency: 'currency', amount: 'amount' },
    prepare: ({ currency, amount }) => ({ title: priceText(currency, amount) }),
  },
})
