import type { Stroke } from '../distance-grid.ts'
import type { Form, Warp } from '../form.ts'
import { smoothstep } from '../vector.ts'

/** A foot ring: its radius, the height at which it meets the body, and its thickness. */
export const foot = (radius: number, height: number, width = 0.55): Stroke => ({
  line: [
    [radius, width / 2],
    [radius - 0.08, height - width * 0.4],
  ],
  width,
})

/** A form made larger or smaller. */
export function scaled(form: Form, by: number): Form {
  return {
    bound: { y: form.bound.y * by, radius: form.bound.radius * by },
    distance: (x, y, z) => form.distance(x / by, y / by, z / by) * by,
  }
}

/** A round form drawn out along x, its ends lifted. */
export function oval(form: Form, stretch: number, lift: number, reach: number): Form {
  return {
    bound: { y: form.bound.y, radius: form.bound.radius * stretch },
    distance: (x, y, z) => form.distance(x / stretch, y - lift * (x / reach) ** 4, z) * 0.8,
  }
}

/** The shorter way from one angle to another, in radians. */
const between = (a: number, b: number) => Math.abs(((a - b + 3 * Math.PI) % (2 * Math.PI)) - Math.PI)

/** A lip for pouring, drawn out towards an angle between two heights. */
export const lip =
  (angle: number, length: number, width: number, from: number, to: number): Warp =>
  (radius, y, at) =>
    radius - length * Math.exp(-((between(at, angle) / width) ** 2)) * smoothstep(from, to, y)

/** A dent, as deep as given, pressed in with a thumb. */
export const dent =
  (angle: number, height: number, depth: number): Warp =>
  (radius, y, at) =>
    radius + depth * Math.exp(-((between(at, angle) / 0.36) ** 2) - ((y - height) / 1.7) ** 2)

/** A wall that hands have moved: `amount` is the share of the radius. */
export const uneven =
  (amount: number, seed = 0): Warp =>
  (radius, y, at) =>
    radius * (1 + amount * (0.6 * Math.sin(2 * at + seed) + 0.4 * Math.sin(3 * at + seed * 2 + y * 0.12)))
