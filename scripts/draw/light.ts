import type { Stage } from './stage.ts'
import type { Look } from './surface.ts'
import { add, clamp, dot, mix, multiply, normalize, scale, smoothstep, type Vector } from './vector.ts'

/** A north-light window above and to the left of the viewer. */
export const windowLight: Vector = normalize([-0.72, 0.74, 0.5])
export const windowSize = 0.3
const windowColour: Vector = [2.35, 2.28, 2.16]
const skyColour: Vector = [0.5, 0.52, 0.55]
const roomColour: Vector = [0.3, 0.285, 0.265]
const bounceColour: Vector = [0.46, 0.43, 0.39]

export const across = normalize([windowLight[2], 0, -windowLight[0]])
export const upwards = normalize([
  windowLight[1] * across[2] - windowLight[2] * across[1],
  windowLight[2] * across[0] - windowLight[0] * across[2],
  windowLight[0] * across[1] - windowLight[1] * across[0],
])

/** Light that falls on a surface evenly from the room; `open` is the share of it that nothing stands before. */
export function ambient(normal: Vector, open: number): Vector {
  const up = normal[1] * 0.5 + 0.5
  const left = clamp(0.5 - normal[0] * 0.5)
  const room = mix(bounceColour, mix(roomColour, skyColour, left), smoothstep(0.15, 0.85, up))
  const depth = mix([open ** 1.35, open ** 1.5, open ** 1.62], [open, open, open], 0.4)
  return multiply(room, depth)
}

/** Light from the window that reaches a surface; `seen` is the share of the window that nothing stands before. */
export function direct(normal: Vector, seen: number): Vector {
  const facing = dot(normal, windowLight)
  const wrapped = clamp((facing + 0.14) / 1.14)
  return scale(windowColour, wrapped * wrapped * (1.35 - 0.35 * wrapped) * seen)
}

/** What a mirror would show in a direction: the window, a paler strip at the right, and the room. */
export function surroundings(direction: Vector, roughness: number): Vector {
  const soft = 0.02 + roughness * 0.9
  const forward = dot(direction, windowLight)
  const panes =
    forward > 0 ? pane(dot(direction, across) / forward, dot(direction, upwards) / forward, soft) : 0
  const strength = 8.5 / (1 + roughness * 9)
  const strip = smoothstep(0.62 - soft, 0.8 + soft, direction[0]) * smoothstep(-0.2, 0.3, direction[1]) * 0.34
  const height = smoothstep(-0.6, 0.9, direction[1])
  const room = mix([0.3, 0.275, 0.25], [0.46, 0.46, 0.47], height)
  return add(add(room, scale([1, 0.98, 0.95], strip)), scale([1, 0.985, 0.96], panes * strength))
}

function pane(x: number, y: number, soft: number): number {
  const inside = (value: number, half: number) => smoothstep(half + soft, half - soft, Math.abs(value))
  const bar = 1 - 0.75 * smoothstep(0.028 + soft * 0.5, 0.01, Math.abs(x + 0.02)) * (soft < 0.2 ? 1 : 0)
  const rail = 1 - 0.75 * smoothstep(0.028 + soft * 0.5, 0.01, Math.abs(y - 0.08)) * (soft < 0.2 ? 1 : 0)
  return inside(x, 0.46) * inside(y, 0.6) * bar * rail
}

/** The share of the room's light that reaches a point, by how soon the way out along its normal widens. */
export function openness(stage: Stage, at: Vector, normal: Vector, floor: number): number {
  let shut = 0
  let weight = 0.62
  for (const step of [0.12, 0.35, 0.9, 2, 4.2]) {
    const x = at[0] + normal[0] * step
    const y = at[1] + normal[1] * step
    const z = at[2] + normal[2] * step
    const free = Math.min(stage.distance(x, y, z), Math.max(y - floor, 0) + 0.02)
    shut += (weight * Math.max(step - free, 0)) / step
    weight *= 0.66
  }
  return clamp(1 - shut * 0.62, 0.05, 1)
}

/** The colour of a spot under all of the light. */
export function lit(
  look: Look,
  normal: Vector,
  view: Vector,
  { seen, open, mirrored }: { seen: number; open: number; mirrored: number },
): Vector {
  const diffuse = multiply(look.albedo, add(direct(normal, seen), ambient(normal, open)))
  const facing = clamp(-dot(view, normal), 0.02, 1)
  const fresnel = (0.045 + 0.7 * (1 - facing) ** 5) * look.gloss
  const mirror: Vector = [
    view[0] - 2 * dot(view, normal) * normal[0],
    view[1] - 2 * dot(view, normal) * normal[1],
    view[2] - 2 * dot(view, normal) * normal[2],
  ]
  const shine = scale(surroundings(mirror, look.roughness), fresnel * mirrored)
  return add(scale(diffuse, 1 - fresnel), shine)
}
