import type { DocumentResolver } from 'sanity/presentation'
import { routes } from '#sanity/registry/routes.ts'

/** Which document a previewed page belongs to, resolved from the route registry, with and without a market before the path. */
export const mainDocuments: DocumentResolver[] = routes.flatMap(({ pattern, shows }) => {
  if (shows === null) return []
  const path = pattern.replace(/\[(\w+)\]/, ':$1')
  return [
    {
      route: [path, `/:market${path}`],
      filter: '_type == $type && slug.current == $slug',
      params: ({ params }) => ({ type: shows, slug: params.slug ?? '' }),
    },
  ]
})
