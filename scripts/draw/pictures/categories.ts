import { pot } from '../compose.ts'
import { slab } from '../form.ts'
import { plaster, sweep, table, wood } from '../grounds.ts'
import type { Pictures } from '../pictures.ts'
import { brothBowl, limpetDish, morningBowl, pastaBowl, servingBowl } from '../pots/bowls.ts'
import { bothyTumbler, lunaMug, pierMug } from '../pots/mugs.ts'
import { flagstonePlate, skerryPlate } from '../pots/plates.ts'
import { teapot, yunomi } from '../pots/teaware.ts'
import { loughBottle, moonJar, sedgeVase } from '../pots/vases.ts'
import type { Piece } from '../scene.ts'
import { colour } from '../vector.ts'

const fill = { width: 0.8, height: 0.62 }
const chalk = colour('#d6cec1')
const clayWall = colour('#c4ad97')
const slate = colour('#4b4f52')

const plank = (y: number, length = 130): Piece => ({
  form: slab(length, 2.6, 17, 0.25),
  surface: wood(undefined, 3),
  at: [0, y - 2.6, 0],
  scenery: true,
})

export const categories: Pictures = {
  'category-mugs-and-cups': () => ({
    pieces: [
      plank(30),
      pot(lunaMug(1.1), 'CEL', { at: [-12.4, 30, 1], turn: -28, line: 1 }),
      pot(pierMug(), 'OAT', { at: [0.4, 30, -1], turn: -36, line: 2.7, rings: 0.02 }),
      pot(lunaMug(1.19), 'TEN', { at: [13, 30, 0.6], turn: -30, line: 1.1 }),
    ],
    view: { pitch: 7, target: [0, 34, 0], width: 46, fill },
    ground: table(12, plaster(chalk), chalk),
  }),
  'category-bowls': () => ({
    pieces: [
      ...(['MSL', 'OAT', 'SND', 'LIM', 'WRK'] as const).map((glaze, index) =>
        pot(morningBowl(1.3 - index * 0.035), glaze, {
          at: [-9 + 0.15 * Math.sin(index * 3), index * 2.75, -3],
          line: 1.5,
          seed: index,
          rings: 0.04,
        }),
      ),
      pot(brothBowl(), 'TEN', { at: [11, 0, -5], line: 1.3, rings: 0.04 }),
      pot(limpetDish(), 'SHI', { at: [4.6, 0, 9.4], line: 0.5, rings: 0.04 }),
    ],
    view: { pitch: 17, target: [0, 7, 0], width: 46, fill },
    ground: table(52, wood(undefined, 8), chalk),
  }),
  'category-plates': () => ({
    pieces: [
      ...(['SLT', 'OAT', 'LIM', 'OAT'] as const).map((glaze, index) =>
        pot(flagstonePlate(13.5), glaze, {
          at: [0.2 * Math.sin(index * 2), index * 1.5, 0],
          seed: index,
          rings: 0.03,
        }),
      ),
      pot(skerryPlate(), 'SND', { at: [0, 5.7, 0], rings: 0.07, ringsPerCm: 0.85 }),
    ],
    view: { pitch: 46, target: [0, 3, 0], width: 40, fill },
    ground: sweep(46, colour('#c9bfb0')),
  }),
  'category-vases': () => ({
    pieces: [
      pot(sedgeVase(), 'CEL', { at: [-11, 0, -6], line: 1.6, rings: 0.06, ringsPerCm: 0.55 }),
      pot(moonJar(), 'LIM', { at: [12, 0, -9], line: 1.1, rings: 0.025, ringsPerCm: 0.5 }),
      pot(loughBottle(), 'MSL', { at: [2.4, 0, 9], line: 1.3, rings: 0.03 }),
    ],
    view: { pitch: 10, target: [0, 14, 0], width: 54, fill: { width: 0.84, height: 0.62 } },
    ground: sweep(62, clayWall),
  }),
  'category-teaware': () => ({
    pieces: [
      {
        form: slab(150, 24, 34, 0.3),
        surface: ({ at }) => ({
          ...plaster(slate)({ at, normal: [0, 1, 0], edge: 0, hollow: 0 }),
          gloss: 0.25,
          roughness: 0.5,
        }),
        at: [0, 0, 0],
        scenery: true,
      },
      pot(teapot(), 'OAT', { at: [3.2, 24, -4], turn: -18, line: 1.15, rings: 0.03 }),
      pot(yunomi(), 'CEL', { at: [-9.6, 24, 4.6], line: 1.2, rings: 0.04 }),
      pot(yunomi(), 'SHI', { at: [-1, 24, 7.6], turn: 70, line: 1.2, rings: 0.04 }),
    ],
    view: { pitch: 12, target: [0, 30, 0], width: 36, fill },
    ground: table(34, plaster(chalk), chalk),
  }),
  'seo-cover': () => ({
    pieces: [
      pot(sedgeVase(0.75), 'CEL', { at: [-20, 0, -5], line: 1.3, rings: 0.06, ringsPerCm: 0.7 }),
      pot(teapot(), 'TEN', { at: [-0.6, 0, -5], turn: -14, line: 1.15, rings: 0.03 }),
      pot(moonJar(), 'LIM', { at: [25, 0, -9], line: 1.1, rings: 0.025, ringsPerCm: 0.5 }),
      pot(servingBowl(), 'WRK', { at: [18, 0, 19], line: 1.5, rings: 0.05, ringsPerCm: 0.6 }),
      pot(pastaBowl(), 'SND', { at: [-16, 0, 15], rings: 0.05 }),
      pot(bothyTumbler(), 'SHI', { at: [-3, 0, 8.6], line: 0.8, rings: 0.03 }),
    ],
    view: { pitch: 17, target: [0, 8, 0], width: 80, fill: { width: 0.88, height: 0.5 } },
    ground: table(90, wood(undefined, 14), chalk),
  }),
}
