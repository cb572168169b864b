/** The documents that have a page of their own. */
export type PageType = 'product' | 'category' | 'article' | 'author' | 'page'

/** Every document type that a page can depend on. */
export type ContentType = PageType | 'settings' | 'inventoryItem'

/**
 * What a page shows of a document, by name: `lib/freshness/facets` says what each is made of. A page changes with a document when the facet that
 * it shows of it does.
 */
export type FacetName =
  | 'productPage'
  | 'productCard'
  | 'productChoices'
  | 'productCounts'
  | 'categoryPage'
  | 'categoryCard'
  | 'categoryName'
  | 'articlePage'
  | 'articleCard'
  | 'authorPage'
  | 'authorName'
  | 'freePage'
  | 'address'
  | 'shopName'
  | 'tagline'
  | 'navigation'
  | 'announcement'
  | 'seoTitle'
  | 'seoDescription'
  | 'sharePicture'
  | 'heroPicture'

/** What a document may lack, so that the page shows the words or the picture of the settings instead. A title it always has, if only a stand-in. */
export type Lack = 'description' | 'picture'

/** A field that a list is sorted by; documents that are equal in all of them stand in the order of their ids. */
export type OrderKey = { field: 'title' | 'order' | 'publishedAt'; direction: 'asc' | 'desc' }

/** Which documents of a type stand in a list. */
export interface Listing {
  of: 'all' | 'featured' | 'subject'
  order: readonly OrderKey[]
  /** How many of them are shown; all when it is left out. */
  first?: number
  /** It is shown in pages of so many: the first at the route's own address, the others at the route that continues it. All on one when it is left out. */
  pageSize?: number
  /** What is shown of the document stands on every page of the list, wherever its own place is. */
  onEveryPage?: true
  /** What is shown of the document is left out of a list in which more stand. */
  upTo?: number
}

/**
 * Why a page changes with a document of a type.
 *
 * - `subject`: the document whose slug is in the address.
 * - `listing`: a document of the type may stand in a list on the page. `of`: all that have an address, the featured ones, or those that belong to
 *   the page's subject.
 * - `naming`: the subject of the page refers to it, and the page names it.
 * - `related`: it is one of the products that stand beside the page's subject, of the same category (sanity/queries/product.ts says which).
 * - `mention`: it is an article that shows the page's subject in its text, or was written by it.
 * - `embedding`: it stands in the text of the page's subject.
 * - `stock`: it counts a sku that the page shows: of each variant, on cards, or on the cards of related products.
 * - `layout`: it stands on every page.
 * - `navigation`: the navigation on every page leads to it.
 * - `fallback`: the page shows it in place of what its subject lacks; always when it has none, or for `lack` null.
 */
export type Dependency = { reason: string } & (
  | { kind: 'subject'; type: PageType; facet: FacetName }
  | { kind: 'listing'; type: PageType; facet: FacetName; list: Listing }
  | { kind: 'naming'; type: PageType; facet: FacetName }
  | { kind: 'embedding'; type: PageType; facet: FacetName }
  | { kind: 'related'; type: 'product'; facet: FacetName }
  | { kind: 'mention'; type: 'article'; facet: FacetName }
  | { kind: 'stock'; type: 'inventoryItem'; on: 'variants' | 'cards' | 'related' }
  | { kind: 'layout'; type: 'settings'; facet: FacetName }
  | { kind: 'navigation'; type: PageType; facet: FacetName }
  | { kind: 'fallback'; type: 'settings'; facet: FacetName; lack: Lack | null }
)

export type DependencyKind = Dependency['kind']

/** A dependency of one kind. */
export type DependencyOf<Kind extends DependencyKind> = Extract<Dependency, { kind: Kind }>
