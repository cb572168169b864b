import type { Piece } from './scene.ts'
import type { Vector } from './vector.ts'

/** A piece with its rotation worked out; distances are asked for in the coordinates of the scene. */
export class Placed {
  readonly piece: Piece
  readonly centre: Vector
  readonly radius: number
  #m: Float64Array
  #x: number
  #y: number
  #z: number
  #distance: (x: number, y: number, z: number) => number

  constructor(piece: Piece) {
    this.piece = piece
    this.#m = rotation(piece.turn ?? 0, piece.lean ?? 0, piece.roll ?? 0)
    ;[this.#x, this.#y, this.#z] = piece.at
    this.#distance = piece.form.distance
    const [cx, cy, cz] = this.outwards([0, piece.form.bound.y, 0])
    this.centre = [cx + this.#x, cy + this.#y, cz + this.#z]
    this.radius = piece.form.bound.radius
  }

  distance(x: number, y: number, z: number): number {
    const m = this.#m as unknown as number[]
    const dx = x - this.#x
    const dy = y - this.#y
    const dz = z - this.#z
    return this.#distance(
      (m[0] as number) * dx + (m[3] as number) * dy + (m[6] as number) * dz,
      (m[1] as number) * dx + (m[4] as number) * dy + (m[7] as number) * dz,
      (m[2] as number) * dx + (m[5] as number) * dy + (m[8] as number) * dz,
    )
  }

  /** A point of the scene in the coordinates of the piece. */
  inwards([x, y, z]: Vector): Vector {
    return this.rotateIn([x - this.#x, y - this.#y, z - this.#z])
  }

  /** A direction of the scene in the coordinates of the piece. */
  rotateIn([x, y, z]: Vector): Vector {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = this.#m
    return [a * x + d * y + g * z, b * x + e * y + h * z, c * x + f * y + i * z]
  }

  /** A direction of the piece in the coordinates of the scene. */
  outwards([x, y, z]: Vector): Vector {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = this.#m
    return [a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z]
  }
}

function rotation(turn: number, lean: number, roll: number): Float64Array {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [ct, st] = [Math.cos(radians(turn)), Math.sin(radians(turn))]
  const [cl, sl] = [Math.cos(radians(lean)), Math.sin(radians(lean))]
  const [cr, sr] = [Math.cos(radians(roll)), Math.sin(radians(roll))]
  const about = (a: number[], b: number[]) =>
    [0, 1, 2].flatMap((row) =>
      [0, 1, 2].map((column) =>
        [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0),
      ),
    )
  const y = [ct, 0, st, 0, 1, 0, -st, 0, ct]
  const x = [1, 0, 0, 0, cl, -sl, 0, sl, cl]
  const z = [cr, -sr, 0, sr, cr, 0, 0, 0, 1]
  return Float64Array.from(about(z, about(x, y)))
}

export type Hit = { placed: Placed; index: number; travelled: number }

/** All pieces of a scene, and what a ray meets among them. */
export class Stage {
  readonly placed: Placed[]
  #near: Placed[] = []

  constructor(pieces: readonly Piece[]) {
    this.placed = pieces.map((piece) => new Placed(piece))
  }

  /** Distance from a point to the nearest piece, or a lower bound of it. */
  distance(x: number, y: number, z: number): number {
    let nearest = 1e9
    for (const placed of this.placed) {
      const [cx, cy, cz] = placed.centre
      const toBall = Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - placed.radius
      if (toBall > nearest) continue
      const distance = toBall > 1.5 ? toBall : placed.distance(x, y, z)
      if (distance < nearest) nearest = distance
    }
    return nearest
  }

  /** The first piece on a ray, if any. */
  trace(origin: Vector, direction: Vector, furthest: number): Hit | undefined {
    const enter = this.#choose(origin, direction)
    if (this.#near.length === 0) return undefined
    let travelled = Math.max(enter, 0)
    for (let step = 0; step < 220 && travelled < furthest; step++) {
      const x = origin[0] + direction[0] * travelled
      const y = origin[1] + direction[1] * travelled
      const z = origin[2] + direction[2] * travelled
      let nearest = 1e9
      let met: Placed | undefined
      for (const placed of this.#near) {
        const distance = placed.distance(x, y, z)
        if (distance < nearest) {
          nearest = distance
          met = placed
        }
      }
      if (met && nearest < 0.0025) return { placed: met, index: this.placed.indexOf(met), travelled }
      travelled += nearest
    }
    return undefined
  }

  /** Whether anything stands on a ray within reach; coarser and quicker than `trace`. */
  blocked(origin: Vector, direction: Vector, reach: number): boolean {
    let travelled = Math.max(this.#choose(origin, direction), 0.02)
    if (this.#near.length === 0) return false
    for (let step = 0; step < 60 && travelled < reach; step++) {
      const x = origin[0] + direction[0] * travelled
      const y = origin[1] + direction[1] * travelled
      const z = origin[2] + direction[2] * travelled
      let nearest = 1e9
      for (const placed of this.#near) nearest = Math.min(nearest, placed.distance(x, y, z))
      if (nearest < 0.015) return true
      travelled += Math.max(nearest, 0.05)
    }
    return false
  }

  /**
   * How much of a light of a certain size is seen from a point: 0 none, 1 all.
   * @param size the light's radius over its distance
   */
  visibility(from: Vector, towards: Vector, size: number, reach: number, skip = 0.03): number {
    this.#choose(from, towards, 2.5)
    if (this.#near.length === 0) return 1
    let least = 1
    let travelled = skip
    for (let step = 0; step < 70 && travelled < reach; step++) {
      const x = from[0] + towards[0] * travelled
      const y = from[1] + towards[1] * travelled
      const z = from[2] + towards[2] * travelled
      let nearest = 1e9
      for (const placed of this.#near) nearest = Math.min(nearest, placed.distance(x, y, z))
      least = Math.min(least, nearest / (size * travelled))
      if (least < -1) break
      travelled += Math.min(Math.max(nearest, 0.04 + travelled * 0.02), 2.5)
    }
    const share = (Math.max(least, -1) + 1) / 2
    return share * share * (3 - 2 * share)
  }

  #choose(origin: Vector, direction: Vector, slack = 0): number {
    this.#near.length = 0
    let enter = 1e9
    for (const placed of this.placed) {
      const [cx, cy, cz] = placed.centre
      const dx = cx - origin[0]
      const dy = cy - origin[1]
      const dz = cz - origin[2]
      const along = dx * direction[0] + dy * direction[1] + dz * direction[2]
      const radius = placed.radius + slack
      const aside = dx * dx + dy * dy + dz * dz - along * along
      if (aside > radius * radius) continue
      const half = Math.sqrt(radius * radius - aside)
      if (along + half < 0) continue
      this.#near.push(placed)
      enter = Math.min(enter, along - half)
    }
    return enter
  }
}
