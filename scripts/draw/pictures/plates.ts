import { pot, studio } from '../compose.ts'
import { glazes } from '../glazes.ts'
import type { Pictures } from '../pictures.ts'
import { cakeStand, ebbPlate, flagstonePlate, platter, skerryPlate } from '../pots/plates.ts'

const rings = 0.035

export const plates: Pictures = {
  'flagstone-plate': () =>
    studio([pot(flagstonePlate(), 'SLT', { at: [0, 0, 0], rings, ringsPerCm: 0.7 })], 36, 48),
  'flagstone-plate-set': () =>
    studio(
      (
        [
          ['SLT', 13.5, 0],
          ['OAT', 13.5, 1.45],
          ['SLT', 11, 2.9],
          ['OAT', 11, 4.35],
          ['SLT', 8.5, 5.8],
          ['OAT', 8.5, 7.25],
        ] as const
      ).map(([glaze, radius, y]) =>
        pot(flagstonePlate(radius), glaze, { at: [0.1 * Math.sin(y), y, 0], seed: y, rings: 0.025 }),
      ),
      36,
      19,
    ),
  'skerry-coupe-plate': () =>
    studio([pot(skerryPlate(), 'CEL', { at: [0, 0, 0], rings: 0.085, ringsPerCm: 0.85 })], 32, 46),
  'ebb-rimmed-plate': () =>
    studio(
      [
        pot(ebbPlate(), 'MSL', {
          at: [0, 0, 0],
          rings,
          second: { glaze: glazes.LIM, mask: ([x, , z]) => -x * 0.86 + z * 0.42 + 1.2 },
        }),
      ],
      34.5,
      50,
    ),
  'headland-platter': () =>
    studio([pot(platter(), 'WRK', { at: [0, 0, 0], turn: 14, rings: 0.05, ringsPerCm: 0.7 })], 47, 42),
  'feast-cake-stand': () =>
    studio([pot(cakeStand(), 'LIM', { at: [0, 0, 0], rings: 0.03, line: 0.25 })], 37, 17),
}
