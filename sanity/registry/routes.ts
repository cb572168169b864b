import type { Dependency, PageType } from './dependency.ts'
import {
  cardStock,
  embeddedProducts,
  frame,
  homeArticles,
  homeProducts,
  latestArticles,
  listingSize,
  pagesOfProducts,
  productChoices,
  productCounts,
  unlessGiven,
  without,
} from './shared-dependencies.ts'

export interface RouteDeclaration {
  /** Path without a market; a parameter stands in brackets, as in Next. */
  pattern: string
  /** What an editor calls the page. */
  title: string
  /** The type whose document fills the parameter, or null for a page that is not a document's. */
  shows: PageType | null
  /** What else fills the parameter: the help pages of `content/`, or these values alone. */
  values?: 'help' | readonly string[]
  dependsOn: readonly Dependency[]
  /**
   * It has pages for the variants of each product of that route, which show what the product's page shows of the product itself: they change whenever that
   * one does. They are drawn when they are first asked for, and search engines are led to the product.
   */
  variantsOf?: 'product'
  /** It has pages 2…n of the list on that route, which show what the first shows beside the list: they change with it, as far as the list reaches. */
  continues?: 'products' | 'category'
  /** Kept out of search engines and the sitemap. */
  noindex?: true
  /** Drawn anew for each request and never kept, so that no change has to reach it. Only for what no path can name: a search, a list of one's own. */
  perRequest?: true
}

/** The registry: what each page of the shop shows, and what it depends on. Add a page here before you add it to app/. */
export const declarations = {
  home: {
    pattern: '/',
    title: 'Home page',
    shows: null,
    dependsOn: [
      {
        type: 'product',
        kind: 'listing',
        facet: 'productCard',
        list: { of: 'featured', order: [{ field: 'title', direction: 'asc' }], first: homeProducts },
        reason: 'The home page shows the first featured products.',
      },
      {
        type: 'category',
        kind: 'listing',
        facet: 'categoryCard',
        list: {
          of: 'all',
          order: [
            { field: 'order', direction: 'asc' },
            { field: 'title', direction: 'asc' },
          ],
        },
        reason: 'The home page lists every category.',
      },
      {
        type: 'article',
        kind: 'listing',
        facet: 'articleCard',
        list: { of: 'all', order: [{ field: 'publishedAt', direction: 'desc' }], first: homeArticles },
        reason: 'The home page shows the latest articles.',
      },
      cardStock,
      {
        type: 'settings',
        kind: 'fallback',
        lack: null,
        facet: 'heroPicture',
        reason: 'The home page begins with the picture of the shop.',
      },
      ...without('title', 'description'),
      ...frame,
    ],
  },
  products: {
    pattern: '/products',
    title: 'All products',
    shows: null,
    dependsOn: [
      {
        type: 'product',
        kind: 'listing',
        facet: 'productCard',
        list: pagesOfProducts('all'),
        reason: 'The page lists every product.',
      },
      productChoices('all'),
      productCounts('all'),
      {
        type: 'category',
        kind: 'listing',
        facet: 'categoryName',
        list: { of: 'all', order: [], pageSize: listingSize, onEveryPage: true },
        reason: 'Every page of the list names the categories to choose from.',
      },
      cardStock,
      ...without('description', 'picture'),
      ...frame,
    ],
  },
  productsPages: {
    pattern: '/products/page/[page]',
    title: 'All products, further pages',
    shows: null,
    continues: 'products',
    dependsOn: frame,
  },
  filteredProducts: {
    pattern: '/filtered/products',
    title: 'Products that were filtered or sorted',
    shows: null,
    dependsOn: frame,
    noindex: true,
    perRequest: true,
  },
  product: {
    pattern: '/products/[slug]',
    title: 'Product page',
    shows: 'product',
    dependsOn: [
      { type: 'product', kind: 'subject', facet: 'productPage', reason: 'It is the page of this product.' },
      {
        type: 'category',
        kind: 'naming',
        facet: 'categoryName',
        reason: 'The page names the category of its product.',
      },
      {
        type: 'inventoryItem',
        kind: 'stock',
        on: 'variants',
        reason: 'The page says which variants are sold out.',
      },
      {
        type: 'product',
        kind: 'related',
        facet: 'productCard',
        reason: 'The page shows its card beside another product of its category.',
      },
      {
        type: 'inventoryItem',
        kind: 'stock',
        on: 'related',
        reason: 'The card of a related product says when it is sold out.',
      },
      {
        type: 'article',
        kind: 'mention',
        facet: 'articleCard',
        reason: 'The page names the articles that show its product.',
      },
      ...unlessGiven('description', 'picture'),
      ...frame,
    ],
  },
  variant: {
    pattern: '/products/[slug]/[variant]',
    title: 'Product page, one variant',
    shows: null,
    variantsOf: 'product',
    dependsOn: frame,
  },
  category: {
    pattern: '/categories/[slug]',
    title: 'Category page',
    shows: 'category',
    dependsOn: [
      {
        type: 'category',
        kind: 'subject',
        facet: 'categoryPage',
        reason: 'It is the page of this category.',
      },
      {
        type: 'product',
        kind: 'listing',
        facet: 'productCard',
        list: pagesOfProducts('subject'),
        reason: 'The page lists the products of its category.',
      },
      productChoices('subject'),
      productCounts('subject'),
      cardStock,
      ...unlessGiven('description', 'picture'),
      ...frame,
    ],
  },
  categoryPages: {
    pattern: '/categories/[slug]/page/[page]',
    title: 'Category page, further pages',
    shows: null,
    continues: 'category',
    dependsOn: frame,
  },
  filteredCategory: {
    pattern: '/filtered/categories/[slug]',
    title: 'Products of a category that were filtered or sorted',
    shows: null,
    dependsOn: frame,
    noindex: true,
    perRequest: true,
  },
  journal: {
    pattern: '/journal',
    title: 'Journal',
    shows: null,
    dependsOn: [
      {
        type: 'article',
        kind: 'listing',
        facet: 'articleCard',
        list: { of: 'all', order: [{ field: 'publishedAt', direction: 'desc' }] },
        reason: 'The journal lists every article.',
      },
      ...without('picture'),
      ...frame,
    ],
  },
  article: {
    pattern: '/journal/[slug]',
    title: 'Article page',
    shows: 'article',
    dependsOn: [
      { type: 'article', kind: 'subject', facet: 'articlePage', reason: 'It is the page of this article.' },
      {
        type: 'author',
        kind: 'naming',
        facet: 'authorName',
        reason: 'The page names who wrote its article.',
      },
      {
        type: 'article',
        kind: 'listing',
        facet: 'articleCard',
        list: { of: 'all', order: [{ field: 'publishedAt', direction: 'desc' }], first: latestArticles },
        reason: 'The page leads on to the latest articles.',
      },
      ...embeddedProducts,
      ...unlessGiven('description', 'picture'),
      ...frame,
    ],
  },
  author: {
    pattern: '/journal/authors/[slug]',
    title: 'Author page',
    shows: 'author',
    dependsOn: [
      { type: 'author', kind: 'subject', facet: 'authorPage', reason: 'It is the page of this author.' },
      {
        type: 'article',
        kind: 'mention',
        facet: 'articleCard',
        reason: 'The page lists the articles of its author.',
      },
      ...unlessGiven('description', 'picture'),
      ...frame,
    ],
  },
  page: {
    pattern: '/pages/[slug]',
    title: 'Page',
    shows: 'page',
    dependsOn: [
      { type: 'page', kind: 'subject', facet: 'freePage', reason: 'It is this page.' },
      ...embeddedProducts,
      ...unlessGiven('description', 'picture'),
      ...frame,
    ],
  },
  helpIndex: {
    pattern: '/help',
    title: 'Help',
    shows: null,
    dependsOn: [...without('picture'), ...frame],
  },
  help: {
    pattern: '/help/[slug]',
    title: 'Help page',
    shows: null,
    values: 'help',
    dependsOn: [...without('picture'), ...frame],
  },
  search: {
    pattern: '/search',
    title: 'Search',
    shows: null,
    dependsOn: frame,
    perRequest: true,
  },
  alertResult: {
    pattern: '/alerts/[result]',
    title: 'Answer to a stock alert',
    shows: null,
    values: ['thanks', 'invalid', 'unavailable'],
    dependsOn: frame,
    noindex: true,
  },
  wishList: {
    pattern: '/wish-list',
    title: 'Wish list',
    shows: null,
    dependsOn: [],
    noindex: true,
    perRequest: true,
  },
  sharedWishList: {
    pattern: '/wish-list/[share]',
    title: 'Wish list that is shared',
    shows: null,
    dependsOn: [],
    noindex: true,
    perRequest: true,
  },
} as const satisfies Record<string, RouteDeclaration>

export type RouteId = keyof typeof declarations

export type Route = RouteDeclaration & { id: RouteId }

/** Every route, in the order in which it was declared. */
export const routes: readonly Route[] = Object.entries(declarations).map(([id, declaration]) => ({
  id: id as RouteId,
  ...declaration,
}))
