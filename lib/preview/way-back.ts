import { studioPath } from '#sanity/studio-path.ts'
import { localPath } from './local-path.ts'

/**
 * Where to go when a preview ends: the place that was asked for, else the page that was looked at, as the public sees it.
 *
 * @param asked `?redirect=`
 * @param referrer the `Referer` header; browsers give the whole address to their own site only
 * @param siteUrl the shop's public address
 */
export function wayBack(asked: string | null, referrer: string | null, siteUrl: string): string {
  if (asked !== null) return localPath(asked)
  if (referrer === null || !URL.canParse(referrer)) return '/'
  const page = new URL(referrer)
  if (page.origin !== new URL(siteUrl).origin) return '/'
  if (page.pathname === studioPath || page.pathname.startsWith(`${studioPath}/`)) return '/'
  for (const name of [...page.searchParams.keys()]) {
    if (name.startsWith('sanity-preview-')) page.searchParams.delete(name)
  }
  return localPath(`${page.pathname}${page.search}`)
}
