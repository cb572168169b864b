import type { Market } from '#lib/market/markets.ts'

/** The day of a moment at Greenwich, `YYYY-MM-DD`; undefined for what is no moment. */
export function dayOf(at: string | null | undefined): string | undefined {
  const date = new Date(at ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

/** The day of publication, as it was at Greenwich: the same on every server. Nothing for a date that is none. */
export function DayText({ at, market }: { at: string | null | undefined; market: Market }) {
  const day = dayOf(at)
  if (!day) return null
  const format = new Intl.DateTimeFormat(market.locale, { dateStyle: 'long', timeZone: 'UTC' })
  return <time dateTime={day}>{format.format(new Date(day))}</time>
}
