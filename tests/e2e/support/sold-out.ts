import { pathOf } from '#sanity/routes.ts'
import { eventually } from '#tests/support/eventually.ts'
import type { Shop } from './shop.ts'

/** A product of the demo shop with a single variant, so that nothing has to be chosen. */
export const onlyOne = {
  title: 'Ebb rimmed plate',
  path: pathOf('product', 'ebb-rimmed-plate'),
  sku: 'PLT-EBB-MSL',
}

/** Lets its last piece go, and waits until its page says so. */
export async function sellOut(shop: Shop): Promise<void> {
  await shop.editor.patch(`inventory-${onlyOne.sku}`).set({ onHand: 0 }).commit()
  await eventually(async () => {
    if (!(await shop.page(onlyOne.path)).includes('name="email"'))
      throw new Error(`${onlyOne.path} offers no alert.`)
  }, 60_000)
}
