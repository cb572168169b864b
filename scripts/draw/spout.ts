import { type Point, smoothLine } from './curve.ts'
import type { Form } from './form.ts'

type Cone = { x: number; y: number; dx: number; dy: number; length: number; radius: number; slope: number }

/**
 * A tapering tube along a line in the plane of x and y, cut at a slant and open at its end.
 * @param radius at the start and at the end of the line
 */
export function spout(line: readonly Point[], radius: readonly [number, number], wall: number): Form {
  const points = smoothLine(line, 5)
  const cones = conesAlong(points, radius)
  const last = cones.at(-1) as Cone
  const tip = points.at(-1) as Point
  const slant = Math.hypot(last.dx, last.dy + 0.5)
  return {
    bound: { y: 0, radius: Math.max(...points.map(([x, y]) => Math.hypot(x, y))) + radius[0] },
    distance: (x, y, z) => {
      const outside = nearest(cones, x, y, z)
      if (outside > 1) return outside
      const beyondCut = ((x - tip[0]) * last.dx + (y - tip[1]) * (last.dy + 0.5)) / slant
      return Math.max(outside, beyondCut, -outside - wall)
    },
  }
}

function conesAlong(points: readonly Point[], [start, end]: readonly [number, number]): Cone[] {
  const count = points.length - 1
  return points.slice(1).map((b, index) => {
    const a = points[index] ?? b
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    return {
      x: a[0],
      y: a[1],
      dx: (b[0] - a[0]) / length,
      dy: (b[1] - a[1]) / length,
      length,
      radius: start + ((end - start) * index) / count,
      slope: (end - start) / count / length,
    }
  })
}

function nearest(cones: readonly Cone[], x: number, y: number, z: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const cone of cones) {
    const px = x - cone.x
    const py = y - cone.y
    const along = px * cone.dx + py * cone.dy
    const aside = Math.sqrt(Math.max(px * px + py * py + z * z - along * along, 0))
    const at = Math.min(Math.max(along + aside * cone.slope, 0), cone.length)
    least = Math.min(least, Math.sqrt((along - at) ** 2 + aside * aside) - cone.radius - cone.slope * at)
  }
  return least
}
