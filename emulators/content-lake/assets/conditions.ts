import type { IncomingHttpHeaders } from 'node:http'

/** What identifies the present state of a file to caches. */
export interface Validators {
  /** Quoted. */
  etag: string
  lastModified: Date
}

/** HTTP dates have no fractions of a second. */
const secondsOf = (date: Date) => Math.floor(date.getTime() / 1000)

/** Whether a reader has this already (RFC 9110 §13.1): `If-None-Match` decides, and without it `If-Modified-Since`. */
export function isNotModified(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match']
  if (known !== undefined) {
    const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return tags.includes('*') || tags.includes(etag)
  }
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && secondsOf(lastModified) <= Math.floor(since / 1000)
}

/** Whether a range may be sent: `If-Range` asks for the whole when the reader's part is of another file. */
export function rangeHolds(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const condition = headers['if-range']
  if (typeof condition !== 'string') return true
  if (condition.startsWith('"')) return condition === etag
  return Math.floor(Date.parse(condition) / 1000) === secondsOf(lastModified)
}
