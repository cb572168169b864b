import { rayThrough } from './camera.ts'
import { type GroundHit, type Shade, shadeOf, traceGround } from './ground.ts'
import { ambient, direct, lit } from './light.ts'
import type { Camera, Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { add, clamp, mix, multiply, normalize, scale, type Vector } from './vector.ts'

/** The light that floor and wall send back along a ray. */
export function groundColour(scene: Scene, hit: GroundHit, direction: Vector, shade: Shade): Vector {
  const { open } = shade
  const seen = shade.seen * (scene.daylight?.(hit.at) ?? 1)
  const surface = hit.wall ? scene.ground.wall : scene.ground.floor
  const look = surface({ at: hit.at, normal: hit.normal, edge: 0, hollow: 0 })
  const normal = normalize(add(hit.normal, look.bump))
  const falloff = windowFalloff(hit.at, scene.view.width)
  const light = add(scale(direct(normal, seen), falloff), ambient(normal, open))
  const diffuse = multiply(look.albedo, light)
  if (look.gloss < 0.05) return diffuse
  const shine = lit(look, normal, direction, { seen, open, mirrored: open * 0.8 })
  return mix(diffuse, shine, 0.5)
}

/** The window lights what is near it more than what is far. */
function windowFalloff(at: Vector, width: number): number {
  const away =
    (at[0] + width * 0.9) * 0.55 + Math.max(at[1] - width * 0.75, 0) * 0.35 + Math.max(-at[2], 0) * 0.16
  return 1.12 / (1 + (Math.max(away, 0) / (width * 1.25)) ** 2 * 0.9)
}

/**
 * The shade of the ground all over a picture, traced on a grid `coarse` times wider than its pixels, then smoothed.
 * The ground under a piece is traced too, so that the shade runs on to the piece's edge.
 */
export function shadeMap(
  scene: Scene,
  stage: Stage,
  camera: Camera,
  width: number,
  height: number,
  coarse: number,
) {
  const columns = Math.ceil(width / coarse) + 2
  const rows = Math.ceil(height / coarse) + 2
  const seen = new Float32Array(columns * rows).fill(1)
  const open = new Float32Array(columns * rows).fill(1)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = ((column * coarse) / width) * 2 - 1
      const v = (((row * coarse) / height) * 2 - 1) * (height / width)
      const hit = traceGround(scene.ground, camera.eye, rayThrough(camera, u, v))
      if (!hit) continue
      const shade = shadeOf(stage, hit, row * columns + column)
      seen[row * columns + column] = shade.seen
      open[row * columns + column] = shade.open
    }
  }
  const smoothSeen = blurred(seen, columns, rows)
  const smoothOpen = blurred(open, columns, rows)
  return (x: number, y: number): Shade => ({
    seen: bilinear(smoothSeen, columns, x / coarse, y / coarse),
    open: bilinear(smoothOpen, columns, x / coarse, y / coarse),
  })
}

function bilinear(values: Float32Array, columns: number, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const index = row * columns + column
  const [a = 0, b = 0, c = 0, d = 0] = [
    values[index],
    values[index + 1],
    values[index + columns],
    values[index + columns + 1],
  ]
  const u = x - column
  const v = y - row
  return (a + (b - a) * u) * (1 - v) + (c + (d - c) * u) * v
}

function blurred(values: Float32Array, columns: number, rows: number): Float32Array {
  const kernel = [0.06, 0.24, 0.4, 0.24, 0.06]
  const along = (source: Float32Array, dx: number, dy: number) => {
    const target = new Float32Array(source.length)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0
        for (let tap = -2; tap <= 2; tap++) {
          const x = clamp(column + dx * tap, 0, columns - 1)
          const y = clamp(row + dy * tap, 0, rows - 1)
          sum += (source[y * columns + x] ?? 0) * (kernel[tap + 2] ?? 0)
        }
        target[row * columns + column] = sum
      }
    }
    return target
  }
  const once = along(along(values, 1, 0), 0, 1)
  return along(along(once, 1, 0), 0, 1)
}
