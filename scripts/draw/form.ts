import type { Point } from './curve.ts'
import { DistanceGrid, type Stroke } from './distance-grid.ts'
import { smoothMin } from './vector.ts'

/** A solid as a signed distance in its own coordinates, standing on y = 0, and a sphere that holds it. */
export type Form = {
  distance(x: number, y: number, z: number): number
  bound: { y: number; radius: number }
}

/** Moves the radius at which a lathe is read: a larger answer pushes the wall in. `angle` is 0 towards +x. */
export type Warp = (radius: number, y: number, angle: number) => number

/** A pot turned from strokes round the y axis. */
export function lathe(
  strokes: readonly Stroke[],
  options: {
    blend?: number
    warp?: Warp /** How far the warp stretches space, at least 1. */
    stretch?: number
  } = {},
): Form {
  const grid = new DistanceGrid(strokes, options.blend ?? 0.25)
  const { warp, stretch = 1.16 } = options
  const half = (grid.top - grid.bottom) / 2
  const bound = { y: grid.bottom + half, radius: Math.hypot(grid.right * (warp ? 1.12 : 1), half) }
  if (!warp) return { bound, distance: (x, y, z) => grid.at(Math.sqrt(x * x + z * z), y) }
  return {
    bound,
    distance: (x, y, z) => grid.at(warp(Math.sqrt(x * x + z * z), y, Math.atan2(z, x)), y) / stretch,
  }
}

/** A strap of clay in the plane of x and y; `width` is across it at the top and at the bottom of the line. */
export function strap(line: readonly Point[], thickness: number, width: readonly [number, number]): Form {
  const grid = new DistanceGrid([{ line, width: 0 }], 0.01)
  const heights = line.map((point) => point[1])
  const bottom = Math.min(...heights)
  const top = Math.max(...heights)
  const round = thickness * 0.46
  return {
    bound: { y: (bottom + top) / 2, radius: grid.right + top - bottom },
    distance: (x, y, z) => {
      const share = y < bottom ? 0 : y > top ? 1 : (y - bottom) / (top - bottom)
      const half = (width[1] + (width[0] - width[1]) * share) / 2
      const across = Math.max(grid.at(x < 0 ? 0 : x, y), x < 0 ? -x : 0) - thickness / 2 + round
      const along = Math.abs(z) - half + round
      const outside = Math.sqrt(Math.max(across, 0) ** 2 + Math.max(along, 0) ** 2)
      return (outside + Math.min(Math.max(across, along), 0) - round) * 0.94
    },
  }
}

/** Two forms grown together, the seam filled as a thumb would. */
export function joined(a: Form, b: Form, blend: number): Form {
  const reach = Math.max(a.bound.radius, Math.abs(b.bound.y - a.bound.y) + b.bound.radius)
  return {
    bound: { y: a.bound.y, radius: reach },
    distance: (x, y, z) => smoothMin(a.distance(x, y, z), b.distance(x, y, z), blend),
  }
}

/** A form turned about the y axis by an angle in degrees, in place. */
export function turned(form: Form, degrees: number): Form {
  const cos = Math.cos((degrees * Math.PI) / 180)
  const sin = Math.sin((degrees * Math.PI) / 180)
  return { bound: form.bound, distance: (x, y, z) => form.distance(x * cos - z * sin, y, x * sin + z * cos) }
}

/** What of a form lies within `tool`, the new edge rounded over a width of `blend`. */
export function cut(form: Form, tool: Form['distance'], blend = 0.001): Form {
  return {
    bound: form.bound,
    distance: (x, y, z) => -smoothMin(-form.distance(x, y, z), -tool(x, y, z), blend),
  }
}

/** A slab with softened edges, its middle at x = z = 0, standing on y = 0. */
export function slab(width: number, height: number, depth: number, round = 0.15): Form {
  return {
    bound: { y: height / 2, radius: Math.hypot(width, height, depth) / 2 + 0.2 },
    distance: (x, y, z) => {
      const dx = Math.abs(x) - width / 2 + round
      const dy = Math.abs(y - height / 2) - height / 2 + round
      const dz = Math.abs(z) - depth / 2 + round
      const outside = Math.sqrt(Math.max(dx, 0) ** 2 + Math.max(dy, 0) ** 2 + Math.max(dz, 0) ** 2)
      return outside + Math.min(Math.max(dx, dy, dz), 0) - round
    },
  }
}
