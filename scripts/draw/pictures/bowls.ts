import { pot, studio } from '../compose.ts'
import type { Pictures } from '../pictures.ts'
import { brothBowl, limpetDish, mixingBowl, morningBowl, pastaBowl, servingBowl } from '../pots/bowls.ts'

const rings = 0.04

export const bowls: Pictures = {
  'morning-bowl': () => studio([pot(morningBowl(), 'OAT', { at: [0, 0, 0], line: 1.15, rings })], 19, 22),
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
  'broth-bowl': () => studio([pot(brothBowl(), 'TEN', { at: [0, 0, 0], line: 1.3, rings })], 26.5, 22),
  'strand-pasta-bowl': () =>
    studio([pot(pastaBowl(), 'SND', { at: [0, 0, 0], rings: 0.05, ringsPerCm: 0.8 })], 31, 42),
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
  'limpet-dish': () => studio([pot(limpetDish(), 'WRK', { at: [0, 0, 0], line: 0.5, rings })], 13.8, 30),
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
  'bread-day-mixing-bowl': () =>
    studio([pot(mixingBowl(), 'LIM', { at: [0.6, 0, 0], line: 6.6, rings: 0.05, ringsPerCm: 0.7 })], 36, 20),
  'long-table-serving-bowl': () =>
    studio([pot(servingBowl(), 'WRK', { at: [0, 0, 0], line: 1.5, rings: 0.05, ringsPerCm: 0.6 })], 46, 32),
}
