import type { Settings } from '#app/_content/settings.ts'
import { hasPage, pathOf } from '#sanity/routes.ts'
import { safeHref } from '../portable-text/safe-href.ts'

export type NavigationEntry = Settings['navigation'][number]

/** Where an entry of the navigation leads within the market; undefined when it leads nowhere that may be followed. */
export function navigationPath({ target, path }: NavigationEntry): string | undefined {
  if (target && hasPage(target._type)) return pathOf(target._type, target.slug)
  const safe = safeHref(path)
  return safe?.startsWith('/') ? safe : undefined
}
