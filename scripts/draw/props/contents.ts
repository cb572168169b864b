import type { Form } from '../form.ts'
import { innerRadius } from '../measure.ts'
import type { Piece } from '../scene.ts'
import { Placed } from '../stage.ts'
import type { Surface } from '../surface.ts'
import { add, colour, scale, type Vector } from '../vector.ts'
import { ellipsoid } from './solids.ts'
import { liquid } from './surfaces.ts'

const drinks = {
  tea: [colour('#6a2f0e'), colour('#a8622a'), 0],
  green: [colour('#8d8a3c'), colour('#b5b269'), 0],
  coffee: [colour('#1d0f09'), colour('#4a2a16'), 0],
  espresso: [colour('#5a3317'), colour('#a06c3a'), 0.8],
  flat: [colour('#c09468'), colour('#d9b891'), 0.75],
  milk: [colour('#f2ece0'), colour('#efe8da'), 0.25],
  stout: [colour('#d8bf98'), colour('#e6d5b5'), 0.95],
  broth: [colour('#8a5a24'), colour('#c08b45'), 0],
  porridge: [colour('#d9c8a6'), colour('#e3d6ba'), 0.9],
} satisfies Record<string, [Vector, Vector, number]>

/** What a pot holds, up to a height in its own coordinates. The pot's wall cuts it off. */
export function poured(pot: Piece, drink: keyof typeof drinks, level: number): Piece {
  const radius = innerRadius(pot.form, level) + 0.1
  const [deep, thin, foam] = drinks[drink]
  const surface: Surface = liquid(deep, thin, radius, foam)
  return {
    form: {
      bound: { y: level - 0.2, radius: radius + 0.3 },
      distance: (x, y, z) => Math.max(Math.sqrt(x * x + z * z) - radius, y - level, level - 0.4 - y),
    },
    surface,
    at: pot.at,
    ...(pot.roll === undefined ? {} : { roll: pot.roll }),
    scenery: true,
  }
}

/**
 * Where a ball comes to rest that is let go at a point above pieces: it falls, then rolls until something holds it.
 * It is felt at points of its skin, because a piece's distance is only a lower bound away from its surface: asked
 * at the ball's middle, it would have the ball float.
 */
export function rest(radius: number, from: Vector, pieces: readonly Piece[], floor = 0): Vector {
  const placed = pieces.map((piece) => new Placed(piece))
  const skin = spread(220).map((point) => scale(point, radius))
  const free = (at: Vector) => {
    let least = Number.POSITIVE_INFINITY
    for (const point of skin) {
      const [x, y, z] = add(at, point)
      least = Math.min(least, y - floor)
      for (const one of placed) least = Math.min(least, one.distance(x, y, z))
    }
    return least
  }
  let at = from
  for (let step = 0; step < 900; step++) {
    const gap = free(at)
    if (gap > 0.01) {
      at = add(at, [0, -gap * 0.7, 0])
      continue
    }
    const slope = (axis: Vector) => free(add(at, axis)) - free(add(at, [-axis[0], -axis[1], -axis[2]]))
    const [nx, ny, nz] = [slope([0.02, 0, 0]), slope([0, 0.02, 0]), slope([0, 0, 0.02])]
    const length = Math.hypot(nx, ny, nz) || 1
    if (ny / length > 0.995) break
    at = add(at, [(nx / length) * 0.03, 0.002 - Math.min(gap, 0), (nz / length) * 0.03])
  }
  return at
}

/** Points of the unit sphere, evenly spread along a spiral. */
function spread(count: number): Vector[] {
  return Array.from({ length: count }, (_, index) => {
    const y = 1 - (2 * index + 1) / count
    const angle = index * Math.PI * (3 - Math.sqrt(5))
    const out = Math.sqrt(1 - y * y)
    return [Math.cos(angle) * out, y, Math.sin(angle) * out]
  })
}

/** Fruit let go one after another over pieces, each resting on those before. */
export function heaped(
  radius: number,
  surface: (index: number) => Surface,
  over: readonly Vector[],
  pieces: readonly Piece[],
  form: Form = ellipsoid([radius, radius * 0.97, radius]),
): Piece[] {
  const placed: Piece[] = []
  over.forEach((from, index) => {
    const at = rest(radius, from, [...pieces, ...placed])
    placed.push({ form, surface: surface(index), at, turn: index * 77, roll: index * 31, scenery: true })
  })
  return placed
}
