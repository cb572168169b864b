import { DateTime } from 'groq-js'

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[-+](?:[01]\d|2[0-3]):[0-5]\d)$/

/** A point in time from RFC 3339; null for a text that is none, and for days that no calendar has. */
export function parseDateTime(text: string): DateTime | null {
  const [, year, month, day] = RFC_3339.exec(text) ?? []
  if (day === undefined) return null
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(day) < 1 || Number(day) > daysInMonth) return null
  return existing(new DateTime(new Date(text)))
}

/** Null for a time beyond those that can be told: a sum may lead there. */
export function existing(time: DateTime): DateTime | null {
  return Number.isNaN(time.date.getTime()) ? null : time
}
