import { pot, studio } from '../compose.ts'
import { inGlazes, type Pictures } from '../pictures.ts'
import { bothyTumbler, espressoCup, lunaMug, pierMug, tankard, ternCup, ternSaucer } from '../pots/mugs.ts'

const spiral = { rings: 0.03, ringsPerCm: 1.6 }

export const mugsAndCups: Pictures = {
  ...inGlazes('luna-mug', ['CEL', 'OAT', 'TEN'], (glaze) =>
    studio([pot(lunaMug(), glaze, { at: [-0.9, 0, 0], turn: -26, line: 0.95 })], 15.2, 17),
  ),
  'luna-mug-set': () =>
    studio(
      [
        pot(lunaMug(1.19), 'OAT', { at: [-5.6, 0, -3.4], turn: -160, line: 1.1 }),
        pot(lunaMug(1.19), 'TEN', { at: [6, 0, -4.2], turn: -32, line: 1.1 }),
        pot(lunaMug(), 'CEL', { at: [0.2, 0, 4.4], turn: -24, line: 0.95 }),
      ],
      26.5,
      19,
    ),
  ...inGlazes('pier-mug', ['SLT', 'SND', 'OAT'], (glaze) =>
    studio([pot(pierMug(), glaze, { at: [-0.9, 0, 0], turn: -30, line: 2.7, rings: 0.02 })], 15.4, 15),
  ),
  'pier-mug-set': () =>
    studio(
      [
        pot(pierMug(), 'SND', { at: [-10, 0, -2.2], turn: -148, line: 2.7, rings: 0.02 }),
        pot(pierMug(), 'SLT', { at: [0, 0, 0], turn: -34, line: 2.7, rings: 0.02 }),
        pot(pierMug(), 'OAT', { at: [10.4, 0, -3], turn: -42, line: 2.7, rings: 0.02 }),
      ],
      30,
      15,
    ),
  ...inGlazes('half-pint-tankard', ['WRK', 'TEN'], (glaze) =>
    studio([pot(tankard(), glaze, { at: [-0.9, 0, 0], turn: -28, line: 2, rings: 0.015 })], 17.5, 13),
  ),
  ...inGlazes('bothy-tumbler', ['LIM', 'MSL', 'SND', 'SHI'], (glaze) =>
    studio([pot(bothyTumbler(), glaze, { at: [0, 0, 0], line: 0.8, ...spiral })], 14.4, 14),
  ),
  'bothy-tumbler-set': () =>
    studio(
      [
        pot(bothyTumbler(), 'MSL', { at: [-4.6, 0, -5], turn: 20, line: 0.8, ...spiral }),
        pot(bothyTumbler(), 'SHI', { at: [4.9, 0, -5.6], turn: -15, line: 0.8, ...spiral }),
        pot(bothyTumbler(), 'LIM', { at: [-8.6, 0, 2.6], turn: -8, line: 0.8, ...spiral }),
        pot(bothyTumbler(), 'SND', { at: [1.4, 0, 3.4], turn: 12, line: 0.8, ...spiral }),
      ],
      28,
      20,
    ),
  ...inGlazes('crag-espresso-cup', ['TEN', 'WRK', 'CEL'], (glaze) =>
    studio([pot(espressoCup(), glaze, { at: [0, 0, 0], line: 0.9, rings: 0 })], 11.4, 20),
  ),
  ...inGlazes('tern-cup-and-saucer', ['LIM', 'CEL'], (glaze) =>
    studio(
      [
        pot(ternSaucer(), glaze, { at: [0, 0, 0], rings: 0.03, ringsPerCm: 1 }),
        pot(ternCup(), glaze, { at: [0, 0.85, 0], turn: -32, ...spiral, line: 0.35 }),
      ],
      20.5,
      24,
    ),
  ),
  'tern-cup-and-saucer-set': () =>
    studio(
      [
        pot(ternSaucer(), 'CEL', { at: [7, 0, -7], rings: 0.03, ringsPerCm: 1 }),
        pot(ternCup(), 'CEL', { at: [7, 0.85, -7], turn: -20, ...spiral, line: 0.35 }),
        pot(ternSaucer(), 'LIM', { at: [-4.4, 0, 3.2], rings: 0.03, ringsPerCm: 1 }),
        pot(ternCup(), 'LIM', { at: [-4.4, 0.85, 3.2], turn: -38, ...spiral, line: 0.35 }),
      ],
      33,
      26,
    ),
}
