import { pot, studio } from '../compose.ts'
import { glazes } from '../glazes.ts'
import { inGlazes, type Pictures } from '../pictures.ts'
import { cakeStand, ebbPlate, flagstonePlate, platter, skerryPlate } from '../pots/plates.ts'

const rings = 0.035

export const plates: Pictures = {
  ...inGlazes('flagstone-plate', ['SLT', 'OAT'], (glaze) =>
    studio([pot(flagstonePlate(), glaze, { at: [0, 0, 0], rings, ringsPerCm: 0.7 })], 36, 48),
  ),
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
  ...inGlazes('skerry-coupe-plate', ['CEL', 'LIM'], (glaze) =>
    studio([pot(skerryPlate(), glaze, { at: [0, 0, 0], rings: 0.085, ringsPerCm: 0.85 })], 32, 46),
  ),
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
  ...inGlazes('headland-platter', ['WRK', 'OAT'], (glaze) =>
    studio([pot(platter(), glaze, { at: [0, 0, 0], turn: 14, rings: 0.05, ringsPerCm: 0.7 })], 47, 42),
  ),
  ...inGlazes('feast-cake-stand', ['LIM', 'SND'], (glaze) =>
    studio([pot(cakeStand(), glaze, { at: [0, 0, 0], rings: 0.03, line: 0.25 })], 37, 17),
  ),
}
