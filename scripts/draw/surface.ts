import type { Vector } from './vector.ts'

/** Where a ray met a piece, in the piece's own coordinates. */
export type Spot = {
  at: Vector
  normal: Vector
  /** 0 on a flat wall, 1 on the thinnest edge: where molten glaze draws back. */
  edge: number
  /** 0 on a flat wall, 1 deep in a corner: where molten glaze gathers. */
  hollow: number
}

/** How a spot looks before any light falls on it. */
export type Look = {
  albedo: Vector
  /** Share of the mirror-like layer: 0 bare clay, 1 glass. */
  gloss: number
  /** Blur of what is mirrored: 0.02 glass, 0.5 matt. */
  roughness: number
  /** Added to the normal. */
  bump: Vector
}

export type Surface = (spot: Spot) => Look
