import type { PageType } from './dependency.ts'

/** A file that is answered once for all markets. */
export interface FileRoute {
  path: string
  /** The types of which it names the pages, with the moments of their last change. */
  lists: readonly PageType[]
  reason: string
}

/** The files of the shop beside its pages. Add a file here before you add its handler to app/. */
export const files: readonly FileRoute[] = [
  {
    path: '/sitemap.xml',
    lists: ['product', 'category', 'article', 'author', 'page'],
    reason: 'The sitemap says when each page changed.',
  },
  { path: '/robots.txt', lists: [], reason: 'It says what search engines may read.' },
]
