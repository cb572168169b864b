const here = 'http://here.invalid'

/**
 * The place on this site that an address names; `/` for one that leads elsewhere. It is read as a browser would read it, for that is who follows it:
 * `/\evil`, a line break between two slashes or `/..//evil` name another host too.
 */
export function localPath(candidate: string | null | undefined): string {
  if (!candidate?.startsWith('/')) return '/'
  let url: URL
  try {
    url = new URL(candidate, here)
  } catch {
    return '/'
  }
  if (url.origin !== here) return '/'
  if (/^\/(?:[/\\]|%2f|%5c)/i.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
