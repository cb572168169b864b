import type { Form } from '../form.ts'
import { smoothstep, type Vector } from '../vector.ts'

/** Half-axes along x, y and z; its middle is the origin. */
export const ellipsoid = ([a, b, c]: Vector): Form => ({
  bound: { y: 0, radius: Math.max(a, b, c) },
  distance: (x, y, z) => {
    const near = Math.sqrt((x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2)
    const steep = Math.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2 + (z / (c * c)) ** 2)
    return steep === 0 ? -Math.min(a, b, c) : ((near * (near - 1)) / steep) * 0.9
  },
})

/** An apple of a radius in cm: hollow where the stalk was and where the flower was. */
export const apple = (radius: number): Form => ({
  bound: { y: 0, radius: radius * 1.05 },
  distance: (x, y, z) => Math.hypot(Math.hypot(x, z) - radius * 0.36, y * 0.72) - radius * 0.64,
})

/** A form moved in its own coordinates. */
export const moved = (form: Form, [dx, dy, dz]: Vector): Form => ({
  bound: { y: form.bound.y + dy, radius: form.bound.radius + Math.hypot(dx, dz) },
  distance: (x, y, z) => form.distance(x - dx, y - dy, z - dz),
})

/** A form tipped about the z axis, so that what ran along x climbs by an angle in degrees. */
export function tipped(form: Form, degrees: number): Form {
  const cos = Math.cos((degrees * Math.PI) / 180)
  const sin = Math.sin((degrees * Math.PI) / 180)
  return {
    bound: { y: 0, radius: form.bound.radius + Math.abs(form.bound.y) },
    distance: (x, y, z) => form.distance(x * cos + y * sin, y * cos - x * sin, z),
  }
}

/** A twig along points, tapering from one radius to another. */
export function twig(points: readonly Vector[], from: number, to: number): Form {
  const heights = points.map(([, y]) => y)
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  const middle = (low + high) / 2
  const reach = Math.max(...points.map(([x, y, z]) => Math.hypot(x, y - middle, z)))
  const last = points.length - 1
  return {
    bound: { y: middle, radius: reach + from },
    distance: (x, y, z) => {
      let least = 1e9
      for (let index = 0; index < last; index++) {
        const [ax, ay, az] = points[index] as Vector
        const [bx, by, bz] = points[index + 1] as Vector
        const [dx, dy, dz] = [bx - ax, by - ay, bz - az]
        const share = Math.min(
          Math.max(((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (dx * dx + dy * dy + dz * dz), 0),
          1,
        )
        const away = Math.hypot(x - ax - dx * share, y - ay - dy * share, z - az - dz * share)
        least = Math.min(least, away - from - ((to - from) * (index + share)) / last)
      }
      return least
    },
  }
}

/** A sheet of cloth on y = 0, flat under what stands on it and lifting in folds towards its edges. */
export function cloth(width: number, depth: number, seed: number, thickness = 0.3): Form {
  const lift = (x: number, z: number) =>
    smoothstep(0.55, 1.05, Math.max(Math.abs(x) / (width / 2), Math.abs(z) / (depth / 2))) *
    (0.32 + 0.3 * Math.sin(x * 0.55 + z * 0.4 + seed) + 0.12 * Math.sin(z * 0.9 - x * 0.5 + seed))
  return {
    bound: { y: 0.5, radius: Math.hypot(width, depth) / 2 + 1 },
    distance: (x, y, z) => {
      const curl = 0.22 * Math.sin(z * 0.3 + seed)
      const dx = Math.abs(x) - width / 2 - curl
      const dz = Math.abs(z) - depth / 2 - 0.22 * Math.sin(x * 0.27 + seed)
      const dy = Math.abs(y - thickness / 2 - lift(x, z)) - thickness / 2 + 0.1
      const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0), Math.max(dz, 0))
      return (outside + Math.min(Math.max(dx, dy, dz), 0) - 0.1) * 0.75
    },
  }
}
