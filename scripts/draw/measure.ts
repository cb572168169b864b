import type { Form } from './form.ts'

/** How high a form stands. */
export function heightOf({ distance, bound }: Form, reach = bound.radius): number {
  for (let y = bound.y + bound.radius; y > 0; y -= 0.05)
    for (let x = -reach; x <= reach; x += 0.1) if (distance(x, y, 0) < 0 || distance(0, y, x) < 0) return y
  return 0
}

/** The radius of a form's outer wall at a height, read away from handle and spout; 0 where it has none. */
export function outerRadius({ distance, bound }: Form, y: number): number {
  for (let r = bound.radius; r > 0; r -= 0.03) if (distance(0, y, r) < 0) return r
  return 0
}

/** The radius of the hollow of a form at a height. */
export function innerRadius({ distance, bound }: Form, y: number): number {
  for (let r = 0; r < bound.radius; r += 0.03) if (distance(0, y, r) < 0) return r
  return bound.radius
}
