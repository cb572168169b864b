import type { Market } from '#lib/market/markets.ts'

/** The day of publication, as it was at Greenwich: the same on every server. Nothing for a date that is none. */
export function ArticleDate({ at, market }: { at: string | null | undefined; market: Market }) {
  const date = new Date(at ?? Number.NaN)
  if (Number.isNaN(date.getTime())) return null
  const text = new Intl.DateTimeFormat(market.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
  return <time dateTime={date.toISOString().slice(0, 10)}>{text}</time>
}
