import { windowLight } from './light.ts'
import { hash } from './noise.ts'
import type { Ground } from './scene.ts'
import type { Stage } from './stage.ts'
import { add, dot, normalize, scale, type Vector } from './vector.ts'

export type GroundHit = { at: Vector; normal: Vector; travelled: number; wall: boolean }

/** Where a ray meets floor, curve or wall. */
export function traceGround(
  { wallAt, cove }: Ground,
  origin: Vector,
  direction: Vector,
): GroundHit | undefined {
  const point = (travelled: number): Vector => add(origin, scale(direction, travelled))
  const toFloor = direction[1] < -1e-6 ? -origin[1] / direction[1] : Number.POSITIVE_INFINITY
  if (toFloor < Number.POSITIVE_INFINITY) {
    const at = point(toFloor)
    if (at[2] > -wallAt + cove) return { at, normal: [0, 1, 0], travelled: toFloor, wall: false }
  }
  const toWall = direction[2] < -1e-6 ? (-wallAt - origin[2]) / direction[2] : Number.POSITIVE_INFINITY
  if (toWall < Number.POSITIVE_INFINITY) {
    const at = point(toWall)
    if (at[1] > cove) return { at, normal: [0, 0, 1], travelled: toWall, wall: true }
  }
  const y = origin[1] - cove
  const z = origin[2] + wallAt - cove
  const a = direction[1] ** 2 + direction[2] ** 2
  const b = 2 * (y * direction[1] + z * direction[2])
  const root = b * b - 4 * a * (y * y + z * z - cove * cove)
  if (root < 0) return undefined
  const travelled = (-b + Math.sqrt(root)) / (2 * a)
  const at = point(travelled)
  return { at, normal: normalize([0, cove - at[1], -wallAt + cove - at[2]]), travelled, wall: true }
}

/** How much light reaches a spot of the ground: from the window, and from the room. */
export type Shade = { seen: number; open: number }

const rays = 40

/** Traces rays to the window and into the half-space above a spot; noisy by design, to be smoothed by the caller. */
export function shadeOf(stage: Stage, { at, normal }: GroundHit, seed: number): Shade {
  const from = add(at, scale(normal, 0.01))
  let seen = 0
  let open = 0
  const offset = hash(seed, 3, 7)
  const turn = hash(seed, 11, 5) * Math.PI * 2
  for (let ray = 0; ray < rays; ray++) {
    const u = (ray + offset) / rays
    const angle = turn + ray * 2.399963
    const radius = Math.sqrt(u)
    const spread: Vector = [
      Math.cos(angle) * radius,
      Math.sin(angle) * radius,
      Math.cos(angle * 1.7) * radius,
    ]
    const towards = normalize(add(windowLight, scale(spread, 0.3)))
    if (dot(towards, normal) <= 0 || !stage.blocked(from, towards, 160)) seen += 1
    const outwards = normalize(add(normal, scale(onBall(u, angle), 0.98)))
    if (!stage.blocked(from, outwards, 60)) open += 1
  }
  return { seen: seen / rays, open: open / rays }
}

function onBall(u: number, angle: number): Vector {
  const y = 1 - 2 * u
  const ring = Math.sqrt(Math.max(0, 1 - y * y))
  return [Math.cos(angle) * ring, y, Math.sin(angle) * ring]
}
