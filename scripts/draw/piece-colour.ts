import { lit, openness, windowLight, windowSize } from './light.ts'
import type { Camera, Scene } from './scene.ts'
import type { Hit, Stage } from './stage.ts'
import { add, clamp, dot, normalize, scale, smoothstep, type Vector } from './vector.ts'

/** The light that a piece sends back along a ray. */
export function pieceColour(scene: Scene, stage: Stage, camera: Camera, direction: Vector, hit: Hit): Vector {
  const { placed, travelled } = hit
  const at = add(camera.eye, scale(direction, travelled))
  const own = placed.inwards(at)
  const { distance } = placed.piece.form
  const normal = gradient(distance, own, 0.035)
  const high = distance(own[0] + normal[0] * 0.6, own[1] + normal[1] * 0.6, own[2] + normal[2] * 0.6)
  const edge = smoothstep(0.9, 3.4, curvature(distance, add(own, scale(normal, 0.11)), 0.1))
  const look = placed.piece.surface({ at: own, normal, edge, hollow: clamp((1 - high / 0.6) * 1.8) })
  const outwards = normalize(placed.outwards(normalize(add(normal, look.bump))))
  const plain = placed.outwards(normal)
  const from = add(at, scale(plain, 0.05))
  const open = openness(stage, at, plain, 0)
  const facing = dot(plain, windowLight) > -0.2
  const daylight = scene.daylight?.(at) ?? 1
  const seen = facing ? stage.visibility(from, windowLight, windowSize, 70) * daylight : 0
  const mirror = normalize(add(direction, scale(outwards, -2 * dot(direction, outwards))))
  const mirrored =
    look.gloss > 0.2 ? 0.25 + 0.75 * stage.visibility(from, mirror, 0.12 + look.roughness, 30) : open
  return lit(look, outwards, direction, { seen, open, mirrored })
}

function gradient(
  distance: (x: number, y: number, z: number) => number,
  [x, y, z]: Vector,
  step: number,
): Vector {
  return normalize([
    distance(x + step, y, z) - distance(x - step, y, z),
    distance(x, y + step, z) - distance(x, y - step, z),
    distance(x, y, z + step) - distance(x, y, z - step) + 1e-9,
  ])
}

/** How sharply a form bends outwards near a point, as one over the radius. */
function curvature(
  distance: (x: number, y: number, z: number) => number,
  [x, y, z]: Vector,
  step: number,
): number {
  const around =
    distance(x + step, y, z) +
    distance(x - step, y, z) +
    distance(x, y + step, z) +
    distance(x, y - step, z) +
    distance(x, y, z + step) +
    distance(x, y, z - step)
  return (around - 6 * distance(x, y, z)) / (step * step)
}
