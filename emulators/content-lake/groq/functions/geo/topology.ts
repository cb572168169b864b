import { createRequire } from 'node:module'
import type { Geometry } from './geometry.ts'

/** A geometry as jsts holds it. */
type Shape = object

interface Topology {
  read: (geometry: Geometry) => Shape
  isValid: (shape: Shape) => boolean
  covers: (outer: Shape, inner: Shape) => boolean
  intersects: (a: Shape, b: Shape) => boolean
}

const JTS = 'jsts/org/locationtech/jts'

let loaded: Topology | undefined

function load(): Topology {
  const require = createRequire(import.meta.url)
  const Reader = require(`${JTS}/io/GeoJSONReader.js`).default
  const { isValid } = require(`${JTS}/operation/valid/IsValidOp.js`).default
  const { covers, intersects } = require(`${JTS}/operation/relate/RelateOp.js`).default
  const reader = new Reader()
  return { read: (geometry) => reader.read(geometry), isValid, covers, intersects }
}

function topology(): Topology {
  loaded ??= load()
  return loaded
}

/**
 * Most queries ask for no geometry, and loading it takes longer than loading the rest of the engine. A server loads it
 * at its start all the same: a query is stopped by force when its time is up, and half of a module is of no use.
 */
export function loadTopology(): void {
  topology()
}

const shapes = new WeakMap<Geometry, Shape | null>()

/** Null for polygons whose rings cross themselves or each other: they have no inside. */
function shapeOf(geometry: Geometry): Shape | null {
  const known = shapes.get(geometry)
  if (known !== undefined) return known
  const { read, isValid } = topology()
  const shape = read(geometry)
  const isSound = geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon' ? true : isValid(shape)
  shapes.set(geometry, isSound ? shape : null)
  return isSound ? shape : null
}

export function isSound(geometry: Geometry): boolean {
  return shapeOf(geometry) !== null
}

/** Whether no point of the inner geometry lies outside the outer one, in the plane. Neither may be a collection. */
export function covers(outer: Geometry, inner: Geometry): boolean {
  const [a, b] = [shapeOf(outer), shapeOf(inner)]
  return a !== null && b !== null && topology().covers(a, b)
}

/** Whether two geometries share a point, in the plane. Neither may be a collection. */
export function intersects(one: Geometry, other: Geometry): boolean {
  const [a, b] = [shapeOf(one), shapeOf(other)]
  return a !== null && b !== null && topology().intersects(a, b)
}
