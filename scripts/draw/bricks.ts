import { hash, noise } from './noise.ts'
import type { Look, Surface } from './surface.ts'
import { colour, mix, scale, smoothstep } from './vector.ts'

const brick = colour('#c9a57c')
const scorched = colour('#7d5a42')
const mortar = colour('#a89880')
const joint = 0.28

/** Firebrick in running bond, with a ring of bricks round an arch of the given spring line and half width. */
export function firebrick(spring: number, half: number): Surface {
  return ({ at: [x, y, z], normal }) => {
    const out = y < spring ? Math.abs(x) - half : Math.hypot(x, y - spring) - half
    const facing = Math.abs(normal[2]) > 0.7
    if (facing && out > -0.05 && out < 6.6) {
      const along = y < spring ? y : spring + half * (Math.PI / 2 - Math.abs(Math.atan2(x, y - spring)) * 1)
      return brickAt(along, 3.4, out - 3.3, 6.6, [Math.floor(along / 3.4), x > 0 ? 1 : 2, 9], [x, y, z], z)
    }
    const across = facing ? x : z
    const row = Math.floor(y / 3.4)
    const shifted = across + (row % 2) * 4.6
    const column = Math.floor(shifted / 9.2)
    return brickAt(y, 3.4, shifted - column * 9.2 - 4.6, 9.2, [row, column, facing ? 1 : 2], [x, y, z], z)
  }
}

function brickAt(
  along: number,
  height: number,
  across: number,
  length: number,
  id: [number, number, number],
  [x, y, z]: readonly [number, number, number],
  depth: number,
): Look {
  const up = Math.abs(along - (Math.floor(along / height) + 0.5) * height)
  const edge = Math.max(up - height / 2, Math.abs(across) - length / 2) + joint
  const tone = 0.86 + 0.26 * hash(id[0] + 40, id[1] + 40, id[2]) + 0.09 * noise(x * 1.3, y * 1.3, z * 1.3)
  const soot = Math.min(
    0.75,
    smoothstep(0, -14, depth) * 0.5 + 0.35 * hash(id[0] + 3, id[1] + 91, id[2]) ** 3,
  )
  const face = scale(mix(brick, scorched, soot), tone + 0.06 * noise(x * 7, y * 7, z * 7))
  const share = smoothstep(-0.05, 0.12, edge)
  const tooth = 0.1 * noise(x * 9, y * 9, z * 9)
  return {
    albedo: mix(face, scale(mortar, 0.75), share),
    gloss: 0,
    roughness: 1,
    bump: [
      tooth,
      edge > -0.25 ? Math.sign(along - (Math.floor(along / height) + 0.5) * height) * 0.25 : tooth,
      0,
    ],
  }
}
