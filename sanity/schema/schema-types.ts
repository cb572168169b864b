import type { SchemaTypeDefinition } from 'sanity'
import { article } from './article.ts'
import { author } from './author.ts'
import { callout } from './callout.ts'
import { category } from './category.ts'
import { inventoryItem } from './inventory-item.ts'
import { navigationItem } from './navigation-item.ts'
import { page } from './page.ts'
import { minorUnits, price } from './price.ts'
import { product } from './product.ts'
import { productReference } from './product-reference.ts'
import { richText, story } from './rich-text.ts'
import { announcement, seo, settings } from './settings.ts'
import { option, variant } from './variant.ts'

/** The content model: every type that a document of the shop is made of. */
export const schemaTypes: SchemaTypeDefinition[] = [
  product,
  category,
  article,
  author,
  page,
  settings,
  inventoryItem,
  variant,
  option,
  price,
  minorUnits,
  richText,
  story,
  callout,
  productReference,
  navigationItem,
  announcement,
  seo,
]
