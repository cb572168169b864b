import { hash } from '../noise.ts'
import type { Piece } from '../scene.ts'
import type { Surface } from '../surface.ts'
import { colour, type Vector } from '../vector.ts'
import { ellipsoid, moved, tipped, twig } from './solids.ts'
import { matt } from './surfaces.ts'

const bark = matt(colour('#5b4534'), 0.12, 5)
const straw = matt(colour('#a8895c'), 0.06, 5)

type Growth = {
  /** Where it leaves the pot, and where its tip is. */
  from: Vector
  to: Vector
  /** How far its middle leans out of the straight line. */
  bend: number
  /** What grows on it, how many, and how large. */
  bears: 'catkins' | 'leaves' | 'tail' | 'pods'
  count?: number
  size?: number
  seed?: number
}

const bodies: Record<Growth['bears'], (size: number) => { form: Piece['form']; surface: Surface }> = {
  catkins: (size) => ({
    form: tipped(moved(ellipsoid([size, size * 0.52, size * 0.52]), [size * 0.9, 0, 0]), 52),
    surface: matt(colour('#c9c3b6'), 0.22, 9),
  }),
  leaves: (size) => ({
    form: tipped(moved(ellipsoid([size, 0.1, size * 0.74]), [size * 1.05, 0, 0]), 38),
    surface: matt(colour('#74836a'), 0.03, 3, 0.25),
  }),
  tail: (size) => ({
    form: moved(ellipsoid([size * 0.5, size * 1.25, size * 0.5]), [0, size, 0]),
    surface: matt(colour('#d8c6a2'), 0.3, 8),
  }),
  pods: (size) => ({
    form: moved(ellipsoid([size, size * 1.05, size]), [0, size * 0.8, 0]),
    surface: matt(colour('#9a8662'), 0.07, 4, 0.12),
  }),
}

/** A cut branch or dried stem, with what grows along it or at its tip. */
export function stem({ from, to, bend, bears, count = 7, size = 0.7, seed = 1 }: Growth): Piece[] {
  const along = (share: number): Vector => {
    const out = 4 * share * (1 - share) * bend
    const wave = 0.25 * Math.sin(share * 9 + seed)
    return [
      from[0] + (to[0] - from[0]) * share + out + wave * 0.4,
      from[1] + (to[1] - from[1]) * share,
      from[2] + (to[2] - from[2]) * share + wave * 0.4,
    ]
  }
  const points = Array.from({ length: 13 }, (_, index) => along(index / 12))
  const dry = bears === 'tail' || bears === 'pods'
  const wood: Piece = {
    form: twig(points, dry ? 0.11 : 0.2, dry ? 0.07 : 0.08),
    surface: dry ? straw : bark,
    at: [0, 0, 0],
  }
  const shares = dry ? [1] : Array.from({ length: count }, (_, index) => 0.36 + (0.64 * index) / (count - 1))
  const grown = shares.map((share, index): Piece => {
    const { form, surface } = bodies[bears](size * (0.8 + 0.4 * hash(index, seed, 3)))
    const turn = dry ? seed * 40 : index * 137 + seed * 60
    return { form, surface, at: along(share), turn, roll: dry ? (to[0] - from[0]) * -1.2 : 0 }
  })
  return [wood, ...grown]
}
