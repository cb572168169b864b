/** A place as GeoJSON (RFC 7946) writes it: longitude, latitude, and whatever follows. */
export type Position = number[]

export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'GeometryCollection'; geometries: Geometry[] }

type Test = (value: unknown) => boolean

const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value)
const isPosition: Test = (value) => Array.isArray(value) && value.length >= 2 && value.every(isNumber)
const listOf =
  (test: Test, least = 1): Test =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(test)

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1]

/** Closed, and without a place that is named twice in a row. */
const isRing: Test = (value) => {
  if (!listOf(isPosition, 4)(value)) return false
  const ring = value as Position[]
  const isStill = ring.some((position, at) => at > 0 && isSame(position, ring[at - 1] as Position))
  return !isStill && isSame(ring[0] as Position, ring.at(-1) as Position)
}

const isLine = listOf(isPosition, 2)
const isPolygon = listOf(isRing)

const HAS_COORDINATES: Record<string, Test> = {
  Point: isPosition,
  MultiPoint: listOf(isPosition),
  LineString: isLine,
  MultiLineString: listOf(isLine),
  Polygon: isPolygon,
  MultiPolygon: listOf(isPolygon),
}

/** The point at a latitude and a longitude in degrees; null when there is none. */
export function pointAt(latitude: unknown, longitude: unknown): Geometry | null {
  if (!isNumber(latitude) || !isNumber(longitude)) return null
  const [lat, lng] = [latitude as number, longitude as number]
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { type: 'Point', coordinates: [lng, lat] } : null
}

/**
 * The geometry that an object describes: a geopoint (`lat` with either `lng` or `lon`) or GeoJSON. Null for anything
 * else, features and feature collections among it. Whether its rings cross is not looked at.
 */
export function geometryOf(value: unknown): Geometry | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { type, coordinates, geometries, lat, lng, lon } = value as Record<string, unknown>
  if (lat !== undefined) {
    if (lng !== undefined && lon !== undefined) return null
    return pointAt(lat, lng ?? lon)
  }
  if (type === 'GeometryCollection') {
    const parts = Array.isArray(geometries) ? geometries.map(geometryOf) : [null]
    return parts.every((part) => part !== null) ? { type, geometries: parts } : null
  }
  if (typeof type !== 'string' || !Object.hasOwn(HAS_COORDINATES, type)) return null
  return HAS_COORDINATES[type]?.(coordinates) ? ({ type, coordinates } as Geometry) : null
}

/** The geometries of a collection, at any depth; any other geometry is its only part. */
export function partsOf(geometry: Geometry): Geometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry]
}
