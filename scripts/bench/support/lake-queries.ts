import { categoryCount, categoryId, productSlug } from './lake-documents.ts'

/** A query that is measured, with parameters that change from one run to the next. */
export interface BenchQuery {
  name: string
  query: string
  params(run: number, size: number): Record<string, unknown>
  perspective: 'published' | 'drafts'
  /** A product is changed before each run. */
  afterCommit?: boolean
}

const LISTING = `*[_type == "product" && category._ref == $category] | order(title asc) [0...20]{
  _id, title, "slug": slug.current, price, category->{title}
}`
const NEWEST = '*[_type == "product"] | order(_updatedAt desc) [0...20]{_id, title, _updatedAt}'

const category = (run: number, size: number) => ({ category: categoryId((run * 31) % categoryCount(size)) })
const words = ['celad*', 'porcelain', 'och*', 'stool', 'ind* walnut', 'linen lamp']

export const benchQueries: BenchQuery[] = [
  {
    name: 'slug',
    query: `*[_type == "product" && slug.current == $slug][0]{
      _id, title, "slug": slug.current, price, body, category->{title, "slug": slug.current}
    }`,
    params: (run, size) => ({ slug: productSlug((run * 7919) % (size - categoryCount(size))) }),
    perspective: 'published',
  },
  { name: 'list', query: LISTING, params: category, perspective: 'published' },
  {
    name: 'count',
    query: 'count(*[_type == "product" && featured == true])',
    params: () => ({}),
    perspective: 'published',
  },
  {
    name: 'references',
    query: '*[references($category)] | order(_id asc) [0...20]{_id, _type, title}',
    params: category,
    perspective: 'published',
  },
  {
    name: 'search',
    query: '*[_type == "product" && title match $words] | order(title asc) [0...20]{_id, title}',
    params: (run) => ({ words: words[run % words.length] }),
    perspective: 'published',
  },
  {
    name: 'search-body',
    query: '*[_type == "product" && [title, pt::text(body)] match $words][0...20]{_id, title}',
    params: (run) => ({ words: `${words[run % words.length]} wheel` }),
    perspective: 'published',
  },
  { name: 'drafts-list', query: LISTING, params: category, perspective: 'drafts' },
  { name: 'newest', query: NEWEST, params: () => ({}), perspective: 'published' },
  {
    name: 'list-after-commit',
    query: LISTING,
    params: category,
    perspective: 'published',
    afterCommit: true,
  },
  {
    name: 'newest-after-commit',
    query: NEWEST,
    params: () => ({}),
    perspective: 'published',
    afterCommit: true,
  },
  {
    name: 'drafts-list-after-commit',
    query: LISTING,
    params: category,
    perspective: 'drafts',
    afterCommit: true,
  },
]
