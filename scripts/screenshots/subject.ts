import { variantPath } from '#lib/catalog/variant-path.ts'
import { pathOf } from '#sanity/routes.ts'

/** The product on which the pictures of the Studio, the draft and the mail are taken. */
export const product = { title: 'Luna mug', path: pathOf('product', 'luna-mug') }

/** A variant of it that the demo shop has none of. */
export const soldOut = {
  ...product,
  sku: 'MUG-LUNA-S-TEN',
  variantPath: variantPath('luna-mug', 'MUG-LUNA-S-TEN'),
  variant: 'Small, 250 ml · Turf tenmoku',
}

/** What an editor writes, and does not publish. */
export const draft = { title: 'Luna mug, second firing' }
