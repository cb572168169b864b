import { heightOf } from '../measure.ts'
import type { Pictures } from '../pictures.ts'
import { stem } from '../props/branches.ts'
import { heaped, poured } from '../props/contents.ts'
import { board, book, napkin, type Room, room, sunThrough } from '../props/settings.ts'
import { apple, ellipsoid } from '../props/solids.ts'
import { crust, matt, skin } from '../props/surfaces.ts'
import type { Piece, Scene } from '../scene.ts'
import { add, colour, type Vector } from '../vector.ts'
import { fronts } from './fronts.ts'

type Use = {
  room: Room
  pitch: number
  yaw?: number
  /** The share of the frame that the pot fills. */
  fill?: number
  /** What lies on the table and in the pot. */
  props?: (pot: Piece, all: Piece[]) => Piece[]
  /** How high the pot stands, on a cloth or a board, in cm. */
  up?: number
  turn?: number
}

const green = (index: number) => skin(colour('#a9a444'), colour('#8f5a36'), 0.45, 0.3, index * 3)
const lemon = (index: number) => skin(colour('#d6b048'), colour('#c79a33'), 0.45, 0.7, index)
const plum = (index: number) => skin(colour('#4b2740'), colour('#2c2138'), 0.3, 0.1, index)
const tomato = (index: number) => skin(colour('#b8321d'), colour('#c9502a'), 0.9, 0, index)
const olive = (index: number) => skin(colour('#6d6a2c'), colour('#4a4a22'), 0.8, 0.05, index)
const berry = (index: number) => skin(colour('#2d3350'), colour('#454a68'), 0.25, 0, index)
const orange = (index: number) => skin(colour('#cf7f33'), colour('#bd6a24'), 0.5, 0.8, index)
const loafCrust = crust(colour('#6b3a1a'), colour('#b77a3e'), colour('#dcc6a2'), 3)
const rollCrust = crust(colour('#8a5226'), colour('#c58c4c'), colour('#e2cfae'), 0)

const loaf = (at: Vector, size: number, turn = 20, surface = loafCrust): Piece => ({
  form: ellipsoid([size * 1.3, size * 0.78, size]),
  surface,
  at: add(at, [0, size * 0.55, 0]),
  turn,
  scenery: true,
})

const ring = (count: number, radius: number, y: number, phase = 0): Vector[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI + phase
    return [Math.cos(angle) * radius, y, Math.sin(angle) * radius]
  })

/** Fruit on the table, resting on what lies there. */
const fruit = (radius: number, kind: (index: number) => Piece['surface'], over: Vector[], on: Piece[]) =>
  heaped(radius, kind, over, on)

const uses: Record<string, Use> = {
  'luna-mug': {
    room: { wood: 'oak', wall: 'chalk', seed: 4 },
    pitch: 24,
    up: 0.3,
    props: (pot) => [
      poured(pot, 'green', 6.7),
      napkin([-1, 0], [26, 21], 'flax'),
      ...book([-11, 0, -17], 'blue', 14),
    ],
  },
  'pier-mug': {
    room: { wood: 'walnut', wall: 'dusk', seed: 9 },
    pitch: 25,
    yaw: -8,
    props: (pot) => [
      poured(pot, 'coffee', 7.6),
      ...book([-10, 0, -15], 'rust', -8),
      ...book([-9, 2.4, -15], 'flax', 6),
    ],
  },
  'half-pint-tankard': {
    room: { wood: 'walnut', wall: 'sage', seed: 2 },
    pitch: 20,
    props: (pot) => [poured(pot, 'stout', 11.2), board([13, -9], [24, 15]), loaf([13, 1.8, -10], 5.2)],
  },
  'bothy-tumbler': {
    room: { wood: 'ash', wall: 'sage', seed: 7 },
    pitch: 25,
    props: (pot) => [
      poured(pot, 'coffee', 7.4),
      napkin([9, -6], [20, 16], 'moss', -14),
      loaf([10, 0.3, -7], 3.4, -20, rollCrust),
    ],
  },
  'crag-espresso-cup': {
    room: { wood: 'oak', wall: 'clay', seed: 13 },
    pitch: 30,
    props: (pot) => [poured(pot, 'espresso', 5), ...book([-7, 0, -15], 'white', 10)],
  },
  'tern-cup-and-saucer': {
    room: { wood: 'ash', wall: 'chalk', seed: 3 },
    pitch: 33,
    up: 0.3,
    fill: 0.62,
    props: (_, all) => [poured(all[1] as Piece, 'flat', 5.1), napkin([0, 0], [30, 25], 'blue', 8)],
  },
  'morning-bowl': {
    room: { wood: 'ash', wall: 'clay', seed: 11 },
    pitch: 36,
    up: 0.3,
    props: (pot) => [
      poured(pot, 'porridge', 6.4),
      ...fruit(
        0.62,
        berry,
        [...ring(6, 1.3, 9), ...ring(3, 0.5, 10, 1), [2.6, 9, 1.4], [-2.4, 9, 1.9]],
        [poured(pot, 'porridge', 6.4), pot],
      ),
      napkin([0, 0], [27, 23], 'white', -10),
    ],
  },
  'broth-bowl': {
    room: { wood: 'walnut', wall: 'clay', seed: 6 },
    pitch: 36,
    props: (pot) => [poured(pot, 'broth', 8.6), napkin([20, -6], [17, 26], 'flax', -6)],
  },
  'strand-pasta-bowl': {
    room: { wood: 'oak', wall: 'chalk', seed: 8 },
    pitch: 42,
    fill: 0.66,
    props: (pot) => [
      ...fruit(1.7, tomato, [...ring(6, 3.8, 8), ...ring(3, 1.2, 10, 0.6), [0.4, 12, 0.2]], [pot]),
      napkin([-19, 2], [13, 30], 'rust', 4),
    ],
  },
  'limpet-dish': {
    room: { wood: 'walnut', wall: 'sage', seed: 1 },
    pitch: 38,
    up: 1.8,
    fill: 0.5,
    props: (pot) => [
      board([0, 0], [30, 17]),
      ...fruit(0.95, olive, [...ring(4, 1.3, 7), [0, 9, 0.2], [0.7, 10, -0.6]], [pot]),
      loaf([9, 1.8, -4.6], 3.4, 40, rollCrust),
    ],
  },
  'bread-day-mixing-bowl': {
    room: { wood: 'ash', wall: 'sage', seed: 5 },
    pitch: 30,
    fill: 0.66,
    props: (pot) => [
      {
        form: ellipsoid([9.4, 4.8, 9.2]),
        surface: matt(colour('#e4d6ba'), 0.03, 2),
        at: add(pot.at, [0, 9.4, 0]),
        scenery: true,
      },
      napkin([20, 10], [20, 14], 'flax', 24),
    ],
  },
  'long-table-serving-bowl': {
    room: { wood: 'oak', wall: 'dusk', seed: 17 },
    pitch: 34,
    fill: 0.72,
    props: (pot) =>
      heaped(3.5, lemon, [...ring(5, 6, 16), [0.4, 22, 0.6]], [pot], ellipsoid([4.3, 3.4, 3.4])),
  },
  'flagstone-plate': {
    room: { wood: 'ash', wall: 'clay', seed: 10 },
    pitch: 40,
    fill: 0.7,
    props: (pot) => [loaf(add(pot.at, [0, 1, -0.6]), 6.6, 26), napkin([20, 9], [14, 24], 'white', -12)],
  },
  'skerry-coupe-plate': {
    room: { wood: 'walnut', wall: 'chalk', seed: 12 },
    pitch: 42,
    fill: 0.66,
    props: (pot) => [
      ...fruit(
        2.5,
        plum,
        [
          [-2, 8, 1],
          [2.6, 8, 2],
          [0.6, 8, -3],
          [0.4, 12, 0],
        ],
        [pot],
      ),
      napkin([-17, -3], [15, 28], 'moss', 8),
    ],
  },
  'ebb-rimmed-plate': {
    room: { wood: 'oak', wall: 'sage', seed: 14 },
    pitch: 46,
    fill: 0.68,
    props: (pot) => [
      loaf(add(pot.at, [-2.4, 0.9, 0.6]), 3.4, 30, rollCrust),
      loaf(add(pot.at, [3.6, 0.9, -1.8]), 3.1, -30, rollCrust),
      napkin([19, 4], [13, 29], 'flax', -4),
    ],
  },
  'headland-platter': {
    room: { wood: 'walnut', wall: 'clay', seed: 15 },
    pitch: 38,
    fill: 0.76,
    props: (pot) =>
      heaped(
        3.3,
        green,
        [
          [-8, 9, 1],
          [-1.4, 9, -1.6],
          [4.6, 9, 1.6],
          [10.4, 9, -1.4],
        ],
        [pot],
        apple(3.3),
      ),
  },
  'feast-cake-stand': {
    room: { wood: 'ash', wall: 'dusk', seed: 16 },
    pitch: 22,
    fill: 0.66,
    props: (pot) => fruit(3.2, orange, [...ring(5, 5.5, 18), [0, 24, 0]], [pot]),
  },
  'sedge-vase': {
    room: { wood: 'oak', wall: 'clay', seed: 18 },
    pitch: 10,
    fill: 0.88,
    props: () => [
      ...stem({
        from: [0.4, 24, 0],
        to: [15, 58, 2],
        bend: -3,
        bears: 'catkins',
        count: 13,
        size: 1.1,
        seed: 2,
      }),
      ...stem({
        from: [-0.6, 24, 0],
        to: [-11, 54, -3],
        bend: 3,
        bears: 'catkins',
        count: 12,
        size: 1.1,
        seed: 5,
      }),
      ...stem({
        from: [0, 24, -0.6],
        to: [2.5, 63, -5],
        bend: 2,
        bears: 'catkins',
        count: 12,
        size: 1.1,
        seed: 8,
      }),
    ],
  },
  'moon-jar': {
    room: { wood: 'walnut', wall: 'sage', seed: 19 },
    pitch: 10,
    fill: 0.88,
    props: () => [
      ...stem({
        from: [2, 20, 0],
        to: [27, 50, 2],
        bend: -6,
        bears: 'leaves',
        count: 15,
        size: 2.3,
        seed: 3,
      }),
      ...stem({
        from: [-2, 20, 0],
        to: [-14, 56, -3],
        bend: 5,
        bears: 'leaves',
        count: 14,
        size: 2.3,
        seed: 6,
      }),
    ],
  },
  'plover-bud-vase': {
    room: { wood: 'ash', wall: 'clay', seed: 20 },
    pitch: 13,
    fill: 0.88,
    props: () => [
      ...stem({ from: [0.6, 5, 0], to: [4.6, 21, 1], bend: -1.2, bears: 'pods', size: 1.05, seed: 2 }),
      ...stem({ from: [0.6, 5, 0.1], to: [-3.4, 18, -1], bend: 1.2, bears: 'pods', size: 0.9, seed: 4 }),
    ],
  },
  'lough-bottle': {
    room: { wood: 'oak', wall: 'chalk', seed: 21 },
    pitch: 11,
    fill: 0.88,
    props: () => [
      ...stem({ from: [0, 14, 0], to: [10, 44, 1], bend: -3, bears: 'tail', size: 1.9, seed: 1 }),
      ...stem({ from: [0, 14, 0.3], to: [-6, 48, -2], bend: 2, bears: 'tail', size: 2, seed: 3 }),
      ...stem({ from: [0.3, 14, 0], to: [2.4, 40, 3], bend: -0.6, bears: 'tail', size: 1.7, seed: 6 }),
    ],
  },
  'cairn-vase': {
    room: { wood: 'walnut', wall: 'chalk', seed: 22 },
    pitch: 12,
    fill: 0.88,
    props: () => [
      ...stem({
        from: [0, 20, 0],
        to: [13, 47, 2],
        bend: -4,
        bears: 'leaves',
        count: 10,
        size: 1.9,
        seed: 4,
      }),
      ...book([19, 0, -11], 'rust', 10),
      ...book([20, 2.4, -11], 'white', -4),
    ],
  },
  'hearth-teapot': {
    room: { wood: 'oak', wall: 'sage', seed: 23 },
    pitch: 22,
    fill: 0.64,
    up: 0.3,
    props: () => [napkin([0, 0], [36, 28], 'white', -8), loaf([15, 0, -15], 4, 10, rollCrust)],
  },
  'curlew-yunomi': {
    room: { wood: 'walnut', wall: 'clay', seed: 24 },
    pitch: 28,
    up: 1.8,
    fill: 0.44,
    props: (pot) => [poured(pot, 'green', 7.2), board([0, 0], [22, 16], 6)],
  },
  'drumlin-tea-bowl': {
    room: { wood: 'ash', wall: 'dusk', seed: 25 },
    pitch: 34,
    up: 0.3,
    props: (pot) => [poured(pot, 'green', 5.4), napkin([0, 0], [24, 21], 'moss', 14)],
  },
  'dry-store-caddy': {
    room: { wood: 'ash', wall: 'chalk', seed: 26 },
    pitch: 20,
    up: 1.8,
    fill: 0.48,
    props: (pot) => [
      board([3, 0], [34, 19], -6),
      ...fruit(
        1.5,
        plum,
        [
          [9, 5, 3.5],
          [12, 5, 1],
          [10.4, 5, -1.6],
        ],
        [board([3, 0], [34, 19], -6), pot],
      ),
    ],
  },
  'lookout-milk-jug': {
    room: { wood: 'oak', wall: 'dusk', seed: 27 },
    pitch: 26,
    up: 0.3,
    props: (pot) => [
      poured(pot, 'milk', 7.2),
      napkin([0, 0], [25, 20], 'rust', -10),
      loaf([9, 0.3, -8], 3, 30, rollCrust),
    ],
  },
}

function inUse(
  product: string,
  { room: where, pitch, yaw = 0, fill = 0.56, props, up = 0, turn = 0 }: Use,
): Scene {
  const front = fronts[product]?.()
  if (!front) throw new Error(`"${product}" has no front picture to take the pot from`)
  const pieces = front.pieces.map((piece) => ({
    ...piece,
    at: add(piece.at, [0, up, 0]),
    turn: (piece.turn ?? 0) + turn,
  }))
  const pot = pieces[0] as Piece
  const width = (front.view.width * 0.76) / fill
  return {
    pieces: [...pieces, ...(props?.(pot, pieces) ?? [])],
    view: { pitch, yaw, target: front.view.target, width, fill: { width: fill, height: fill * 0.86 } },
    ground: room(where, width * 1.1),
    daylight: sunThrough(width, where.seed % 3),
    lens: { focus: add(pot.at, [0, heightOf(pot.form) * 0.7, 1]), blur: 0.1 },
  }
}

export const inUses: Pictures = Object.fromEntries(
  Object.entries(uses).map(([product, use]) => [`${product}-in-use`, () => inUse(product, use)]),
)
