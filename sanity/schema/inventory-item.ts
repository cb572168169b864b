import { ArchiveIcon } from '@sanity/icons/Archive'
import { defineField, defineType } from 'sanity'

/** The id of the document that counts a sku. */
export function inventoryId(sku: string): string {
  return `inventory-${sku}`
}

/**
 * How many of one variant there are. It has no drafts (`liveEdit`): publishing an old draft would bring back old stock.
 * Its numbers are read-only in the form, for a live-edit field is committed while it is typed: "100" would arrive as 1, 10, 100.
 */
export const inventoryItem = defineType({
  name: 'inventoryItem',
  title: 'Stock',
  type: 'document',
  icon: ArchiveIcon,
  liveEdit: true,
  fields: [
    defineField({
      name: 'sku',
      title: 'SKU',
      type: 'string',
      readOnly: true,
      description: 'The variant that is counted here.',
    }),
    defineField({
      name: 'onHand',
      title: 'On hand',
      type: 'number',
      readOnly: true,
      description: 'Pieces on the shelf. Change it with Receive or Count.',
    }),
    defineField({
      name: 'sold',
      title: 'Sold',
      type: 'number',
      readOnly: true,
      description: 'Pieces sold by the shop so far. Sales take them from the pieces on hand.',
    }),
  ],
  orderings: [
    { title: 'SKU', name: 'sku', by: [{ field: 'sku', direction: 'asc' }] },
    {
      title: 'Fewest on hand',
      name: 'fewest',
      by: [
        { field: 'onHand', direction: 'asc' },
        { field: 'sku', direction: 'asc' },
      ],
    },
  ],
  preview: {
    select: { sku: 'sku', onHand: 'onHand', sold: 'sold' },
    prepare: ({ sku, onHand, sold }) => ({
      title: sku ?? 'No SKU',
      subtitle: `${onHand ?? 0} on hand · ${sold ?? 0} sold`,
    }),
  },
})
