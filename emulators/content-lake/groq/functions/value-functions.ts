import { DateTime } from 'groq-js'
import { parseDateTime } from './datetime.ts'
import { pointAt } from './geo/geometry.ts'
import { geo, geoContains, geoDistance, geoIntersects } from './geo/measure.ts'
import { PathPattern } from './path-pattern.ts'

/** A function whose value depends on nothing but those of its arguments. */
type ValueFunction = (...values: unknown[]) => unknown

/** What equal values have in common; undefined for values that equal nothing, not even themselves. */
function identityOf(value: unknown): unknown {
  // A number that no number of GROQ is equal to.
  if (value instanceof DateTime) return BigInt(value.date.getTime())
  return typeof value === 'object' && value !== null ? undefined : (value ?? null)
}

/** What is unique in long lists: the same one is asked for again and again. */
const uniqueIn = new WeakMap<object, unknown[]>()
const long = 1_000

function unique(values: unknown): unknown[] | null {
  if (!Array.isArray(values)) return null
  if (values.length < long) return distinct(values)
  const known = uniqueIn.get(values) ?? distinct(values)
  uniqueIn.set(values, known)
  return known
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return values.filter((value) => {
    const identity = identityOf(value)
    if (identity === undefined) return true
    const isNew = !seen.has(identity)
    seen.add(identity)
    return isNew
  })
}

function haveCommon(first: unknown, second: unknown): boolean | null {
  if (!Array.isArray(first) || !Array.isArray(second)) return null
  const identities = new Set(first.map(identityOf))
  identities.delete(undefined)
  return second.some((value) => identities.has(identityOf(value)))
}

/** More decimals than this no number has. */
const MOST_DECIMALS = 100

function round(value: unknown, decimals: unknown): number | null {
  if (typeof value !== 'number' || typeof decimals !== 'number') return null
  if (decimals < 0 || !Number.isInteger(decimals)) return null
  if (decimals > 0) return Number(value.toFixed(Math.min(decimals, MOST_DECIMALS)))
  return Math.sign(value) * Math.round(Math.abs(value))
}

function isBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { _type, children } = value as Record<string, unknown>
  return typeof _type === 'string' && Array.isArray(children)
}

function portableText(value: unknown): unknown {
  const isText = Array.isArray(value) ? value.every(isBlock) : isBlock(value)
  return isText ? value : null
}

/** Those which groq-js lacks, decides otherwise than GROQ's specification, or takes too long for. */
export const VALUE_FUNCTIONS: Record<string, ValueFunction> = {
  'array::intersects': haveCommon,
  'array::unique': unique,
  'geo::contains': geoContains,
  'geo::distance': geoDistance,
  'geo::intersects': geoIntersects,
  'geo::latLng': pointAt,
  'global::dateTime': (value) =>
    value instanceof DateTime ? value : typeof value === 'string' ? parseDateTime(value) : null,
  'global::geo': geo,
  'global::path': (value) => (typeof value === 'string' ? new PathPattern(value) : null),
  'global::pt': portableText,
  'global::round': (value, decimals = 0) => round(value, decimals),
}
