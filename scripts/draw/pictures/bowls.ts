import { pot, studio } from '../compose.ts'
import { inGlazes, type Pictures } from '../pictures.ts'
import { brothBowl, limpetDish, mixingBowl, morningBowl, pastaBowl, servingBowl } from '../pots/bowls.ts'

const rings = 0.04

export const bowls: Pictures = {
  ...inGlazes('morning-bowl', ['OAT', 'SND'], (glaze) =>
    studio([pot(morningBowl(), glaze, { at: [0, 0, 0], line: 1.15, rings })], 19, 22),
  ),
  'morning-bowl-set': () =>
    studio(
      [
        pot(morningBowl(1.25), 'OAT', { at: [5.2, 0, -7], line: 1.4, rings }),
        pot(morningBowl(1.25), 'SND', { at: [-5.6, 0, 2], line: 1.4, rings }),
        pot(morningBowl(), 'OAT', { at: [-5.6, 2.3, 2], line: 1.15, rings }),
        pot(morningBowl(0.98), 'SND', { at: [-5.6, 4.3, 2], line: 1.15, rings }),
      ],
      30,
      19,
    ),
  ...inGlazes('broth-bowl', ['TEN', 'LIM'], (glaze) =>
    studio([pot(brothBowl(), glaze, { at: [0, 0, 0], line: 1.3, rings })], 26.5, 22),
  ),
  ...inGlazes('strand-pasta-bowl', ['SND', 'SLT', 'OAT'], (glaze) =>
    studio([pot(pastaBowl(), glaze, { at: [0, 0, 0], rings: 0.05, ringsPerCm: 0.8 })], 31, 42),
  ),
  'strand-pasta-bowl-set': () =>
    studio(
      (['OAT', 'SLT', 'SND', 'OAT', 'SND'] as const).map((glaze, index) =>
        pot(pastaBowl(), glaze, {
          at: [0.12 * Math.sin(index * 2), index * 1.75, 0],
          turn: index * 70,
          seed: index,
          rings: 0.03,
        }),
      ),
      31,
      20,
    ),
  ...inGlazes('limpet-dish', ['WRK', 'CEL', 'TEN', 'MSL', 'SHI'], (glaze) =>
    studio([pot(limpetDish(), glaze, { at: [0, 0, 0], line: 0.5, rings })], 13.8, 30),
  ),
  'limpet-dish-set': () =>
    studio(
      (
        [
          ['CEL', -9, -6],
          ['TEN', 0.6, -7],
          ['MSL', 10, -5.4],
          ['SHI', -4.6, 4.4],
          ['WRK', 5.6, 5],
        ] as const
      ).map(([glaze, x, z], index) =>
        pot(limpetDish(), glaze, { at: [x, 0, z], line: 0.5, rings, seed: index + 1 }),
      ),
      36,
      32,
    ),
  ...inGlazes('bread-day-mixing-bowl', ['LIM', 'OAT'], (glaze) =>
    studio([pot(mixingBowl(), glaze, { at: [0.6, 0, 0], line: 6.6, rings: 0.05, ringsPerCm: 0.7 })], 36, 20),
  ),
  ...inGlazes('long-table-serving-bowl', ['WRK', 'MSL'], (glaze) =>
    studio([pot(servingBowl(), glaze, { at: [0, 0, 0], line: 1.5, rings: 0.05, ringsPerCm: 0.6 })], 46, 32),
  ),
}
