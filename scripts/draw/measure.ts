import type { Form } from './form.ts'

/** How high a form stands. */
export function heightOf({ distance, bound }: Form): number {
  const across = Array.from({ length: 241 }, (_, index) => (index / 120 - 1) * bound.radius)
  let y = bound.y + bound.radius
  while (y > 0) {
    const gap = Math.min(...across.map((z) => distance(0, y, z)))
    if (gap < 0.03) return y
    y -= Math.max(gap * 0.7, 0.03)
  }
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
