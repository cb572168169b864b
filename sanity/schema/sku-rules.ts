/** A variant as it stands in a document that may be half-filled. */
export type DraftVariant = { _key?: string; sku?: string; options?: { name?: string; value?: string }[] }

const form = /^[A-Z0-9]+(-[A-Z0-9]+)*$/

/** Whether a sku can be the end of a document id and part of an address. */
export function isSku(sku: string | undefined): boolean {
  return sku !== undefined && sku.length <= 60 && form.test(sku)
}

/** What is wrong with the form of a sku, in an editor's words; `true` when nothing is. */
export function skuForm(sku: string | undefined): true | string {
  if (!sku) return 'Give the variant a SKU, for example MUG-LUNA-S-CEL.'
  if (isSku(sku)) return true
  if (isSku(sku.trim().toUpperCase()))
    return `Write the SKU in capitals and without spaces: ${sku.trim().toUpperCase()}.`
  return 'A SKU has capitals and digits, in groups joined by single hyphens: MUG-LUNA-S-CEL.'
}

/** Says when a sku stands on two variants of one product; `true` when it does not. */
export function skuOnceInProduct(
  sku: string | undefined,
  variants: DraftVariant[] | undefined,
): true | string {
  const bearers = (variants ?? []).filter((variant) => sku !== undefined && variant.sku === sku)
  return bearers.length > 1
    ? `Two variants of this product have the SKU ${sku}. Each needs its own, for stock is counted by it.`
    : true
}

/** Says when a shopper could not tell two variants apart; `true` when every choice is one of a kind. */
export function choicesDiffer(variants: DraftVariant[] | undefined): true | string {
  const choices = (variants ?? [])
    .map(({ options }) => (options ?? []).map(({ name, value }) => `${name ?? ''}: ${value ?? ''}`).sort())
    .map((pairs) => pairs.join(', '))
  const twice = choices.find((choice, index) => choices.indexOf(choice) !== index)
  if (twice === undefined) return true
  return twice
    ? `Two variants are the same choice (${twice}). Give them different options.`
    : 'Several variants have no options, so a shopper cannot choose between them. Give each its options.'
}
