import type { Camera } from './scene.ts'
import { add, normalize, scale, type Vector } from './vector.ts'

/** The ray through a point of the frame; `u` runs from -1 at the left to 1, `v` down from the middle in the same unit. */
export function rayThrough({ forward, right, up, spread }: Camera, u: number, v: number): Vector {
  return normalize(add(forward, add(scale(right, u * spread), scale(up, -v * spread))))
}
