/** The id in `/api/freshness/{id}` and `/api/freshness/{id}/retry`, or null when it can be none. */
export function publishId(url: string): number | null {
  const segment = new URL(url).pathname.split('/')[3] ?? ''
  return /^\d{1,15}$/.test(segment) ? Number(segment) : null
}
