import type { Glaze } from './glazes.ts'
import { cloud, grain, noise } from './noise.ts'
import type { Look, Spot, Surface } from './surface.ts'
import { add, clamp, colour, mix, scale, smoothstep, type Vector } from './vector.ts'

export type Firing = {
  glaze: Glaze
  /** Height below which the clay is bare on the outside. */
  line?: number
  /** A band of heights that is kept free of glaze, where a lid sits. */
  bare?: readonly [number, number]
  /** A second glaze where the mask is above 0; it overlaps the first by a finger's breadth. */
  second?: { glaze: Glaze; mask: (at: Vector) => number }
  /** Height of the throwing rings, 0 for none. */
  rings?: number
  /** How many rings lie in a centimetre. */
  ringsPerCm?: number
  clay?: Vector
  seed?: number
}

const ironClay = colour('#8a6245')

/** The surface of a pot that has been dipped in glaze and fired. */
export function fired(firing: Firing): Surface {
  const {
    glaze,
    line = -1,
    bare: band,
    second,
    rings = 0.05,
    ringsPerCm = 1.1,
    clay = ironClay,
    seed = 0,
  } = firing
  return (spot) => {
    const [x, y, z] = spot.at
    const angle = Math.atan2(z, x)
    const waver = noise(Math.cos(angle) * 1.3 + seed, Math.sin(angle) * 1.3, seed) * 0.09
    const outside = x * spot.normal[0] + z * spot.normal[2] > -0.02 || y < Math.min(line * 0.5, 0.7)
    const above = outside && line > 0 ? y - line - waver : 1
    const bump = thrown(spot, rings, ringsPerCm, seed)
    const bare = bareClay(spot, clay, bump)
    if (above <= -0.03 || (outside && band && y > band[0] && y < band[1])) return bare
    const roll = above < 0.3 ? 1 - above / 0.3 : 0
    const coat = coated(spot, glaze, seed, roll, bump, outside)
    const dipped = second ? overlap(spot, coat, second, seed, bump, outside) : coat
    return above < 0.02 ? blend(bare, dipped, (above + 0.03) / 0.05) : dipped
  }
}

/** Clay that has not been fired; `wet` is 1 on the wheel and 0 when it is dry. */
export function unfired(clay: Vector, wet: number, rings: number, ringsPerCm = 1.1): Surface {
  return (spot) => {
    const look = bareClay(spot, clay, thrown(spot, rings, ringsPerCm, 5))
    return { ...look, gloss: 0.1 + 0.75 * wet, roughness: 0.6 - 0.42 * wet }
  }
}

/** Clay as the wheel and the kiln leave it. */
export function bareClay(spot: Spot, clay: Vector, bump: Vector): Look {
  const [x, y, z] = spot.at
  const tone = 0.92 + 0.13 * cloud(x * 0.8, y * 1.4, z * 0.8) + 0.07 * noise(x * 19, y * 19, z * 19)
  const grit = grain(x, y, z, 0.13, 0.16)
  const tooth = scale(
    [noise(x * 21, y * 21, z * 21), noise(y * 21, z * 21, x * 21), noise(z * 21, x * 21, y * 21)],
    0.07,
  )
  return {
    albedo: mix(scale(clay, tone), scale(clay, 0.42), grit * 0.5),
    gloss: 0.12,
    roughness: 0.6,
    bump: add(bump, tooth),
  }
}

function coated(spot: Spot, glaze: Glaze, seed: number, roll: number, bump: Vector, outside: boolean): Look {
  const [x, y, z] = spot.at
  const broad = cloud(x * 0.42 + seed, y * 0.34, z * 0.42)
  const depth =
    0.5 +
    broad * 0.3 * glaze.clouds +
    spot.hollow * 0.5 * glaze.pools +
    roll * 0.22 * glaze.pools +
    runs(spot, seed) * glaze.runs * (outside ? 1 : 0.7) +
    bump[1] * -1.2 * glaze.breaks * (1 - glaze.runs * 0.8) -
    smoothstep(0.1, 0.85, spot.edge * (1 + 0.3 * noise(x * 2.6, y * 2.6, z * 2.6 + seed))) *
      0.72 *
      glaze.breaks
  const tint =
    depth < 0.5
      ? mix(glaze.thin, glaze.body, clamp(depth * 2))
      : mix(glaze.body, glaze.thick, clamp(depth * 2 - 1))
  const mottle = 1 + 0.035 * noise(x * 5.5, y * 5.5, z * 5.5 + seed) + 0.025 * noise(x * 17, y * 17, z * 17)
  const speck = iron(spot.at, glaze.iron, seed)
  const skin = scale(
    [noise(x * 1.7, y * 1.7, z * 1.7), noise(y * 1.7, z * 1.7, x * 1.7), noise(z * 1.7, x * 1.7, y * 1.7)],
    0.018,
  )
  return {
    albedo: mix(scale(tint, mottle), glaze.ironColour, speck * 0.72),
    gloss: glaze.gloss * (1 - 0.3 * speck),
    roughness: glaze.roughness,
    bump: add(bump, skin),
  }
}

function overlap(
  spot: Spot,
  first: Look,
  second: NonNullable<Firing['second']>,
  seed: number,
  bump: Vector,
  outside: boolean,
): Look {
  const [x, y, z] = spot.at
  const depth = second.mask(spot.at) + 0.16 * cloud(x * 0.9, y * 0.9, z * 0.9 + seed)
  if (depth < -0.12) return first
  const top = coated(spot, second.glaze, seed + 3, 0, bump, outside)
  const both: Look = { ...first, albedo: scale(mix(first.albedo, top.albedo, 0.45), 1.08) }
  if (depth < 0.75) return blend(first, both, smoothstep(-0.12, 0.12, depth))
  return blend(both, top, smoothstep(0.75, 1.15, depth))
}

function thrown(spot: Spot, rings: number, perCm: number, seed: number): Vector {
  if (rings === 0) return [0, 0, 0]
  const [x, y, z] = spot.at
  const radius = Math.sqrt(x * x + z * z)
  const flat = Math.abs(spot.normal[1]) > 0.8
  const turn = Math.atan2(z, x) / (2 * Math.PI)
  const along = (flat ? radius : y) * perCm + turn
  const wave = rings * (Math.sin(along * 2 * Math.PI) * 0.65 + noise(along * 1.6, seed, 2) * 0.7)
  if (!flat) return [0, wave, 0]
  return radius < 0.2 ? [0, 0, 0] : [(x / radius) * wave, 0, (z / radius) * wave]
}

function runs({ at: [x, y, z], normal }: Spot, seed: number): number {
  const steep = Math.sqrt(Math.max(1 - normal[1] * normal[1], 0))
  const radius = Math.sqrt(x * x + z * z) + 0.01
  const streak = noise((x / radius) * 9 + seed, y * 0.16, (z / radius) * 9)
  const thread = noise((x / radius) * 24, y * 0.3, (z / radius) * 24 + seed)
  return steep * (0.42 * streak + 0.2 * thread)
}

function iron([x, y, z]: Vector, share: number, seed: number): number {
  if (share === 0) return 0
  const large = grain(x + seed * 5, y, z, 0.36, share * 0.3)
  const small = grain(x, y + seed * 5, z, 0.19, share * 0.5)
  return Math.max(large, small * 0.7)
}

function blend(a: Look, b: Look, share: number): Look {
  return {
    albedo: mix(a.albedo, b.albedo, share),
    gloss: a.gloss + (b.gloss - a.gloss) * share,
    roughness: a.roughness + (b.roughness - a.roughness) * share,
    bump: mix(a.bump, b.bump, share),
  }
}
