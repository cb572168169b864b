import { cloud, hash, noise } from './noise.ts'
import type { Ground } from './scene.ts'
import type { Surface } from './surface.ts'
import { clamp, colour, mix, scale, smoothstep, type Vector } from './vector.ts'

/** Painted plaster, very slightly uneven. */
export function plaster(tint: Vector): Surface {
  return ({ at: [x, y, z] }) => ({
    albedo: scale(
      tint,
      1 + 0.022 * cloud(x * 0.06, y * 0.06, z * 0.06) + 0.012 * cloud(x * 0.5, y * 0.5, z * 0.5),
    ),
    gloss: 0,
    roughness: 1,
    bump: [0, 0, 0],
  })
}

const oak: [Vector, Vector] = [colour('#b3936c'), colour('#8a6a48')]
const plankWidth = 11

/** Oiled boards laid along x. */
export function wood([light, dark]: [Vector, Vector] = oak, seed = 0): Surface {
  return ({ at: [x, y, z] }) => {
    const board = Math.floor(z / plankWidth + 0.5)
    const own = board * 17.3 + seed
    const bend = 0.7 * noise(x * 0.035, own, z * 0.12) + 0.25 * noise(x * 0.11, y * 0.3, z * 0.5 + own)
    const grown =
      noise(own, (z + y * 1.6) * 0.55 + bend * 2.4, 3) * 0.5 +
      noise(own, (z + y * 1.6) * 1.7 + bend * 4, 9) * 0.32
    const fibre = noise(x * 0.3, y * 13, z * 13 + own)
    const share = 0.42 + 0.3 * grown + 0.1 * fibre + 0.22 * (hash(board, 5, seed) - 0.5)
    const gap = smoothstep(
      0.09,
      0.03,
      Math.abs(z / plankWidth + 0.5 - Math.round(z / plankWidth + 0.5)) * plankWidth,
    )
    return {
      albedo: scale(mix(light, dark, clamp(share)), 1 - 0.62 * gap),
      gloss: 0.2,
      roughness: 0.5,
      bump: [0, 0, fibre * 0.03],
    }
  }
}

const warm = colour('#dcd5ca')

/** The studio's seamless backdrop. */
export function sweep(width: number, tint: Vector = warm): Ground {
  return { floor: plaster(tint), wall: plaster(tint), wallAt: width * 1.1, cove: width * 0.75 }
}

/** A table in front of a wall. */
export function table(width: number, floor: Surface, wall: Vector = warm): Ground {
  return { floor, wall: plaster(wall), wallAt: width * 0.85, cove: 0.01 }
}
