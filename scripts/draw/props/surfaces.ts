import { cloud, grain, noise } from '../noise.ts'
import type { Surface } from '../surface.ts'
import { clamp, mix, scale, smoothstep, type Vector } from '../vector.ts'

/** Tea, coffee or broth: paler towards the wall, where it is thin; what floats on it makes it matt. */
export const liquid = (deep: Vector, thin: Vector, radius: number, foam = 0): Surface => {
  return ({ at: [x, , z] }) => {
    const out = Math.hypot(x, z) / radius
    const shallow = smoothstep(0.7, 1, out)
    const bubbles = foam > 0 ? foam * clamp(0.75 + 0.3 * cloud(x * 2.2, 0, z * 2.2)) : 0
    return {
      albedo: mix(mix(deep, thin, shallow), scale(thin, 1 + 0.08 * noise(x * 9, 0, z * 9)), bubbles),
      gloss: 1 - 0.8 * foam,
      roughness: 0.03 + 0.4 * foam,
      bump: [0.012 * noise(x * 0.8, 1, z * 0.8), 0, 0.012 * noise(x * 0.8, 4, z * 0.8)],
    }
  }
}

/** The skin of fruit: two colours that run into each other, and pores. */
export const skin = (base: Vector, blush: Vector, gloss = 0.5, pores = 0.1, seed = 0): Surface => {
  return ({ at: [x, y, z] }) => {
    const share = clamp(0.45 + 0.6 * cloud(x * 0.3 + seed, y * 0.25, z * 0.3) + 0.2 * noise(x, y, z + seed))
    const dot = grain(x, y, z, 0.35, pores)
    return {
      albedo: scale(mix(base, blush, share), 1 - 0.25 * dot),
      gloss,
      roughness: 0.28,
      bump: [0.03 * noise(x * 5, y * 5, z * 5), 0.03 * noise(y * 5, z * 5, x * 5), 0],
    }
  }
}

/** Something matt, uneven in tone; `rough` is the depth of its grain. */
export const matt = (tint: Vector, rough = 0.08, size = 6, gloss = 0): Surface => {
  return ({ at: [x, y, z] }) => ({
    albedo: scale(
      tint,
      1 + 0.16 * cloud(x * 1.2, y * 1.2, z * 1.2) + rough * noise(x * size, y * size, z * size),
    ),
    gloss,
    roughness: 0.5,
    bump: [
      rough * noise(x * size, y * size, z * size),
      rough * noise(y * size, z * size, x * size),
      rough * noise(z * size, x * size, y * size),
    ],
  })
}

/** Linen: slubby threads that cross. */
export const linen = (tint: Vector): Surface => {
  return ({ at: [x, y, z] }) => {
    const warp = Math.sin(x * 34 + 2 * noise(x * 0.8, 0, z * 0.2))
    const weft = Math.sin(z * 34 + 2 * noise(x * 0.2, 0, z * 0.8))
    const slub = 0.06 * noise(x * 8, y, z * 0.5) + 0.06 * noise(x * 0.5, y, z * 8)
    return {
      albedo: scale(tint, 1 + 0.035 * warp * weft + slub),
      gloss: 0,
      roughness: 1,
      bump: [0.05 * warp, 0, 0.05 * weft],
    }
  }
}

/** Crust: dark where it stands proud, floury in between, pale where it was slashed. */
export const crust = (dark: Vector, gold: Vector, flour: Vector, slashes: number): Surface => {
  return ({ at: [x, y, z], normal }) => {
    const bake = clamp(0.45 + 0.7 * cloud(x * 0.45, y * 0.5, z * 0.45))
    const dust = smoothstep(-0.1, 0.5, cloud(x * 0.8 + 9, y * 0.8, z * 0.8) + normal[1] * 0.35 - 0.15)
    const along = x * 0.9 + z * 0.35
    const stripe = slashes > 0 ? Math.abs(((along / 3 + 50.5) % 1) - 0.5) : 1
    const open =
      smoothstep(0.13, 0.07, stripe + 0.02 * noise(x * 3, y, z * 3)) * smoothstep(0.45, 0.8, normal[1])
    return {
      albedo: mix(mix(mix(dark, gold, bake), flour, dust * 0.6), scale(flour, 0.8), open * 0.75),
      gloss: 0.06,
      roughness: 0.6,
      bump: [0.12 * noise(x * 4, y * 4, z * 4), 0, 0.12 * noise(z * 4, x * 4, y * 4)],
    }
  }
}
