import { articles } from './pictures/articles.ts'
import { bowls } from './pictures/bowls.ts'
import { categories } from './pictures/categories.ts'
import { details } from './pictures/details.ts'
import { inUses } from './pictures/in-use.ts'
import { mugsAndCups } from './pictures/mugs-and-cups.ts'
import { plates } from './pictures/plates.ts'
import { teaware } from './pictures/teaware.ts'
import { vases } from './pictures/vases.ts'
import type { Pictures } from './pictures.ts'

/** Every picture of the demo shop. */
export const pictures: Pictures = {
  ...mugsAndCups,
  ...bowls,
  ...plates,
  ...vases,
  ...teaware,
  ...details,
  ...inUses,
  ...categories,
  ...articles,
}
