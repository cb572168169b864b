import { allHelpPages } from 'contentlayer/generated'
import { routePath } from '#sanity/routes.ts'

/** The help pages in their own order. */
export function helpPages() {
  return allHelpPages.toSorted((a, b) => a.order - b.order)
}

export function helpLinks(): { path: string; title: string }[] {
  return helpPages().map(({ slug, title }) => ({ path: routePath('help', slug), title }))
}
