export type OriginReading = { allowed: true } | { allowed: false; reason: string }

/**
 * Whether a request that changes something comes from the shop itself, or from no page at all (a script, a test). A browser says where a request
 * was made in `Sec-Fetch-Site`; an older one in `Origin`.
 *
 * @param siteUrl the shop's public address.
 */
export function readOrigin(headers: Headers, siteUrl: string): OriginReading {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site')
    return { allowed: false, reason: `it was made by a ${site} page` }
  const origin = headers.get('origin')
  if (origin === null) return { allowed: true }
  const own = [new URL(siteUrl).host, headers.get('host')]
  const host = URL.canParse(origin) ? new URL(origin).host : undefined
  if (host && own.includes(host)) return { allowed: true }
  return { allowed: false, reason: `it was made by a page of ${origin}` }
}
