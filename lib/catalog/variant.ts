import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'
import { plainText, shownText } from '#lib/content/text.ts'

const price = z.object({ currency: plainText, amount: z.number() })

export const variantSchema = z.object({
  sku: plainText,
  options: lenientList(z.object({ name: shownText, value: shownText })),
  prices: lenientList(price),
  compareAtPrices: lenientList(price),
})

/** A variant; amounts are in minor units. */
export type Variant = z.output<typeof variantSchema>

/** What tells a variant from its siblings, e.g. `Large, 380 ml · Oatmeal`; nothing when it has no options. */
export function variantLabel({ options }: Pick<Variant, 'options'>): string {
  return options
    .map(({ value }) => value)
    .filter(Boolean)
    .join(' · ')
}

/** What a variant is called where its siblings are not beside it: `Luna mug, Small · Oatmeal`, and as its product when it has no options. */
export function variantTitle(product: string, variant: Pick<Variant, 'options'>): string {
  return [product, variantLabel(variant)].filter(Boolean).join(', ')
}
