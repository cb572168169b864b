import { stegaClean } from '@sanity/client/stega'
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

/** The same where its siblings are listed apart from each other: one that shares its label with another says its sku as well. */
export function labelAmong(variant: Labelled, siblings: readonly Labelled[]): string {
  const label = variantLabel(variant)
  const isShared = siblings.filter((other) => readAs(other) === readAs(variant)).length > 1
  return isShared ? [label, variant.sku].filter(Boolean).join(', ') : label
}

type Labelled = Pick<Variant, 'sku' | 'options'>

/** Whoever reads two labels takes them for one where this is the same. */
export const readAs = (variant: Labelled) => stegaClean(variantLabel(variant)).toLowerCase()

/** What a variant is called where its siblings are not beside it: `Luna mug, Small · Oatmeal`, and as its product when it has no options. */
export function variantTitle(product: string, variant: Labelled, siblings: readonly Labelled[]): string {
  return [product, labelAmong(variant, siblings)].filter(Boolean).join(', ')
}
