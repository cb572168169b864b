import type { FacetName } from '#sanity/registry/dependency.ts'
import { articleCard, articlePage, freePage } from './article.ts'
import { authorName, authorPage } from './author.ts'
import { categoryCard, categoryName, categoryPage } from './category.ts'
import type { Facet } from './facet.ts'
import { productCard, productChoices, productCounts, productPage } from './product.ts'
import {
  announcement,
  heroPicture,
  navigation,
  seoDescription,
  seoTitle,
  sharePicture,
  shopName,
  tagline,
} from './settings.ts'

/** The facets that the route registry names. */
export const facets: Record<FacetName, Facet> = {
  productPage,
  productCard,
  productChoices,
  productCounts,
  categoryPage,
  categoryCard,
  categoryName,
  articlePage,
  articleCard,
  authorPage,
  authorName,
  freePage,
  address: ({ slug }) => slug,
  shopName,
  tagline,
  navigation,
  announcement,
  seoTitle,
  seoDescription,
  sharePicture,
  heroPicture,
}
