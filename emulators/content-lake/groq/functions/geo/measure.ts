import { type Geometry, geometryOf, partsOf } from './geometry.ts'
import { covers, intersects, isSound } from './topology.ts'

/** The equatorial radius in metres, with which the hosted service measures. */
const RADIUS = 6_378_137

const geometries = new WeakMap<object, Geometry | null>()

/** What `geo()` makes of a value; null for what is no geometry. */
export function geo(value: unknown): Geometry | null {
  if (typeof value !== 'object' || value === null) return null
  const known = geometries.get(value)
  if (known !== undefined) return known
  const geometry = geometryOf(value)
  const sound = geometry && partsOf(geometry).every(isSound) ? geometry : null
  geometries.set(value, sound)
  return sound
}

function pairOf(first: unknown, second: unknown): [Geometry, Geometry] | null {
  const [a, b] = [geo(first), geo(second)]
  return a && b ? [a, b] : null
}

/** Whether all of the second lies within the first, its border included; null when one is no geometry. */
export function geoContains(first: unknown, second: unknown): boolean | null {
  const pair = pairOf(first, second)
  if (!pair) return null
  const [outer, inner] = pair.map(partsOf) as [Geometry[], Geometry[]]
  return inner.every((part) => outer.some((whole) => covers(whole, part)))
}

/** Whether the two share a point; null when one is no geometry. */
export function geoIntersects(first: unknown, second: unknown): boolean | null {
  const pair = pairOf(first, second)
  if (!pair) return null
  const [one, other] = pair.map(partsOf) as [Geometry[], Geometry[]]
  return one.some((a) => other.some((b) => intersects(a, b)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The way between two points along a great circle, in metres; null when one is no point. */
export function geoDistance(first: unknown, second: unknown): number | null {
  const [a, b] = [geo(first), geo(second)]
  if (a?.type !== 'Point' || b?.type !== 'Point') return null
  const [lngA, latA] = a.coordinates.map(radians) as [number, number]
  const [lngB, latB] = b.coordinates.map(radians) as [number, number]
  const haversine =
    Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin((lngB - lngA) / 2) ** 2
  return 2 * RADIUS * Math.atan2(Math.sqrt(haversine), Math.sqrt(1 - haversine))
}
