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

/** What tells a variant from its siblings, e.g. `Large, 380 ml · Oatmeal`; its sku when it has no options. */
export function variantLabel({ sku, options }: Variant): string {
  const values = options.map(({ value }) => value).filter(Boolean)
  return values.length > 0 ? values.join(' · ') : sku
}
