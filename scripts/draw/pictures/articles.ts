import { firebrick } from '../bricks.ts'
import { pot } from '../compose.ts'
import { unfired } from '../fired.ts'
import { type Form, slab } from '../form.ts'
import { type Glaze, type GlazeCode, glazes } from '../glazes.ts'
import { plaster, sweep, table, wood } from '../grounds.ts'
import type { Pictures } from '../pictures.ts'
import { brothBowl, limpetDish, morningBowl, servingBowl } from '../pots/bowls.ts'
import { bothyTumbler, espressoCup, lunaMug, pierMug, tankard, ternCup } from '../pots/mugs.ts'
import { flagstonePlate } from '../pots/plates.ts'
import { caddy, milkJug, teaBowl, teapot, yunomi } from '../pots/teaware.ts'
import { budVase, loughBottle, sedgeVase } from '../pots/vases.ts'
import { heap, kilnFront, splashPan, thrownCylinder, wheelHead } from '../pots/workshop.ts'
import type { Piece } from '../scene.ts'
import { colour, mix, type Vector } from '../vector.ts'

const chalk = colour('#d6cec1')
const dusk = colour('#9c9389')
const damp = colour('#8f7c69')
const leatherHard = colour('#b3a18c')

const board = (y: number, seed: number, length = 150, depth = 19): Piece => ({
  form: slab(length, 2.6, depth, 0.25),
  surface: wood(undefined, seed),
  at: [0, y - 2.6, 0],
  scenery: true,
})

/** Pots that wait on a board for their first firing. */
const drying = (y: number, forms: (() => Form)[]): Piece[] =>
  forms.map((form, index) => ({
    form: form(),
    surface: unfired(leatherHard, 0.12, 0.05),
    at: [-13.4 + index * 13.4, y, (index % 2) * 2 - 1],
    turn: -22 - index * 7,
  }))

/** A glaze laid on more thickly or thinly than usual. */
const coat = (code: GlazeCode, depth: number): Glaze => {
  const { thin, body, thick, ...rest } = glazes[code]
  const at = (from: Vector, to: Vector) => mix(from, to, depth)
  return {
    ...rest,
    thin: at(thin, body),
    body: at(body, thick),
    thick: at(thick, mix(thick, [0, 0, 0], 0.2)),
  }
}

const tile = (code: GlazeCode, x: number, y: number, z: number, index: number): Piece => ({
  ...pot(slab(4.6, 9, 0.9, 0.28), code, { at: [x, y, z], lean: -9, line: 2.2, rings: 0, seed: index }),
})

const shelfOfPots = (y: number, row: [() => Form, GlazeCode, number, number?][]): Piece[] =>
  row.map(([form, glaze, x, turn = 0], index) =>
    pot(form(), glaze, { at: [x, y, (index % 2) * 1.6 - 0.8], turn, line: 1, rings: 0.035 }),
  )

const kiln = (pieces: Piece[]): Piece[] => [
  { form: kilnFront(), surface: firebrick(26, 17), at: [0, 0, 0], scenery: true },
  ...[3, 15.4, 27.8].map(
    (y): Piece => ({
      form: slab(31, 1.2, 24, 0.1),
      surface: plaster(colour('#a3927e')),
      at: [0, y, -16],
      scenery: true,
    }),
  ),
  ...[-13.6, 13.6].flatMap((x) =>
    [4.2, 16.6].map(
      (y): Piece => ({
        form: slab(2.2, 11.2, 2.2, 0.2),
        surface: plaster(colour('#b7a68f')),
        at: [x, y, -6],
        scenery: true,
      }),
    ),
  ),
  ...pieces,
]

export const articles: Pictures = {
  'article-celadon': () => ({
    pieces: [0.05, 0.45, 0.95].map((depth, index) =>
      pot(morningBowl(1.05), coat('CEL', depth), {
        at: [-9 + index * 9.4, 0, 8 - index * 10.5],
        line: 1.2,
        rings: 0.05,
      }),
    ),
    view: { pitch: 27, target: [0, 4, 0], width: 42, fill: { width: 0.82, height: 0.6 } },
    ground: sweep(48, colour('#cfc8bd')),
  }),
  'article-tenmoku': () => ({
    pieces: [
      pot(loughBottle(), 'TEN', { at: [-8.4, 0, -8], line: 1.3, rings: 0.03 }),
      pot(teaBowl(), 'TEN', { at: [5.4, 0, -2], turn: 25, line: 1.5, rings: 0.07, ringsPerCm: 0.6 }),
      pot(espressoCup(), 'TEN', { at: [-4.6, 0, 8], line: 0.9, rings: 0 }),
    ],
    view: { pitch: 13, target: [0, 9, 0], width: 36, fill: { width: 0.74, height: 0.64 } },
    ground: sweep(40, colour('#b9a48e')),
  }),
  'article-handles': () => ({
    pieces: [
      board(30, 5),
      board(50, 12),
      ...drying(30, [() => lunaMug(1.1), tankard, ternCup]),
      ...drying(50, [pierMug, lunaMug, milkJug]),
    ],
    view: { pitch: 6, target: [0, 44, 0], width: 46, fill: { width: 0.84, height: 0.72 } },
    ground: table(13, plaster(dusk), dusk),
  }),
  'article-kiln': () => ({
    pieces: kiln([
      pot(lunaMug(), 'TEN', { at: [-8.6, 16.6, -9], turn: -30, line: 1 }),
      pot(lunaMug(), 'CEL', { at: [1, 16.6, -8], turn: -60, line: 1 }),
      pot(bothyTumbler(), 'SHI', { at: [9, 16.6, -9], line: 0.8, rings: 0.03 }),
      pot(teaBowl(), 'WRK', { at: [-6.6, 29, -9], line: 1.5 }),
      pot(budVase(), 'OAT', { at: [6.4, 29, -8], line: 0.7 }),
      pot(morningBowl(0.9), 'SND', { at: [-7, 4.2, -8], line: 1.2 }),
      pot(morningBowl(0.9), 'LIM', { at: [6.6, 4.2, -8], line: 1.2 }),
    ]),
    view: { pitch: 6, target: [0, 24, 0], width: 44, yaw: -10 },
    ground: table(70, plaster(colour('#8f8377')), dusk),
  }),
  'visit-kiln': () => ({
    pieces: kiln([
      pot(pierMug(), 'SLT', { at: [-8.4, 16.6, -9], turn: -40, line: 2.7, rings: 0.02 }),
      pot(milkJug(), 'SND', { at: [1, 16.6, -9], turn: -20, line: 1 }),
      pot(yunomi(), 'WRK', { at: [9.4, 16.6, -9], line: 1.3 }),
      pot(caddy(), 'LIM', { at: [-3, 29, -11], line: 0.8, rings: 0.02 }),
      pot(yunomi(), 'CEL', { at: [7, 29, -8], line: 1.3 }),
      pot(brothBowl(), 'MSL', { at: [-5.4, 4.2, -11], line: 1.3 }),
      pot(limpetDish(), 'SHI', { at: [8.6, 4.2, -7], line: 0.5 }),
    ]),
    view: { pitch: 7, target: [1, 26, 0], width: 54, yaw: 14 },
    ground: table(70, plaster(colour('#8f8377')), dusk),
  }),
  'article-wrack': () => ({
    pieces: [
      pot(servingBowl(), 'WRK', { at: [7, 0, -14], line: 1.5, rings: 0.05, ringsPerCm: 0.6 }),
      pot(flagstonePlate(8.5), 'SLT', { at: [-11, 0, 6], rings: 0.03 }),
      { form: heap(), surface: unfired(colour('#8d8a85'), 0, 0), at: [-11, 0.9, 6] },
      pot(limpetDish(), 'WRK', { at: [5, 0, 11], line: 0.5, rings: 0.04 }),
      pot(limpetDish(), 'OAT', { at: [15, 0, 8.4], line: 0.5, rings: 0.04 }),
    ],
    view: { pitch: 27, target: [0, 3, 0], width: 52, fill: { width: 0.84, height: 0.6 } },
    ground: table(70, wood(undefined, 21), chalk),
  }),
  'glaze-tests': () => ({
    pieces: [
      board(30, 9, 130, 15),
      board(45, 2, 130, 15),
      ...(['CEL', 'TEN', 'OAT', 'SND'] as const).map((code, index) =>
        tile(code, -9 + index * 6, 29.9, 0, index),
      ),
      ...(['WRK', 'SLT', 'MSL', 'SHI'] as const).map((code, index) =>
        tile(code, -9 + index * 6, 44.9, 0, index + 4),
      ),
    ],
    view: { pitch: 5, target: [0, 42, 0], width: 36, fill: { width: 0.7, height: 0.62 } },
    ground: table(11, plaster(chalk), chalk),
  }),
  'article-wheel': () => ({
    pieces: [
      {
        form: slab(30, 8.6, 30, 1),
        surface: plaster(colour('#5f6468')),
        at: [0, 0, 0],
        turn: 12,
        scenery: true,
      },
      { form: splashPan(), surface: unfired(colour('#6f6a64'), 0.35, 0), at: [0, 12, 0], scenery: true },
      {
        form: wheelHead(),
        surface: unfired(colour('#8b8883'), 0.55, 0.05, 1.4),
        at: [0, 12, 0],
        scenery: true,
      },
      { form: thrownCylinder(), surface: unfired(damp, 1, 0.16, 0.75), at: [0, 14.1, 0] },
    ],
    view: { pitch: 23, target: [0, 18, 0], width: 52 },
    ground: table(70, plaster(colour('#93897e')), dusk),
  }),
  'about-shelf': () => ({
    pieces: [
      board(30, 4),
      board(58, 11),
      ...shelfOfPots(30, [
        [teapot, 'CEL', -20, -20],
        [() => lunaMug(1.1), 'OAT', -2, -30],
        [bothyTumbler, 'MSL', 9, 0],
        [caddy, 'SLT', 21, 0],
      ]),
      ...shelfOfPots(58, [
        [loughBottle, 'WRK', -23, 0],
        [() => milkJug(1.3), 'SND', -8, -20],
        [tankard, 'TEN', 6, -30],
        [() => sedgeVase(0.62), 'LIM', 21, 0],
      ]),
    ],
    view: { pitch: 4, target: [0, 56, 0], width: 66, fill: { width: 0.84, height: 0.74 } },
    ground: table(12, plaster(chalk), chalk),
  }),
}
