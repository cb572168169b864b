import { pot, studio } from '../compose.ts'
import { inGlazes, type Pictures } from '../pictures.ts'
import { budVase, cairnVase, loughBottle, moonJar, sedgeVase } from '../pots/vases.ts'

export const vases: Pictures = {
  ...inGlazes('sedge-vase', ['CEL', 'SLT'], (glaze) =>
    studio([pot(sedgeVase(), glaze, { at: [0, 0, 0], line: 1.6, rings: 0.06, ringsPerCm: 0.55 })], 34, 9),
  ),
  'sedge-vase-set': () =>
    studio(
      [
        pot(sedgeVase(), 'SLT', { at: [-6, 0, -4], line: 1.6, rings: 0.05, ringsPerCm: 0.55 }),
        pot(sedgeVase(0.75), 'CEL', { at: [7, 0, 3], line: 1.3, rings: 0.06, ringsPerCm: 0.7 }),
      ],
      37,
      11,
    ),
  ...inGlazes('moon-jar', ['LIM', 'SHI'], (glaze) =>
    studio([pot(moonJar(), glaze, { at: [0, 0, 0], line: 1.1, rings: 0.025, ringsPerCm: 0.5 })], 38, 9),
  ),
  ...inGlazes('plover-bud-vase', ['OAT', 'SND', 'TEN', 'SLT'], (glaze) =>
    studio([pot(budVase(), glaze, { at: [0, 0, 0], roll: -4, line: 0.7, rings: 0.02 })], 13.6, 13),
  ),
  'plover-bud-vase-set': () =>
    studio(
      [
        pot(budVase(), 'SND', { at: [-9.6, 0, -1.6], roll: 3, turn: 70, line: 0.7, rings: 0.02 }),
        pot(budVase(), 'OAT', { at: [0.4, 0, 1.4], roll: -4, line: 0.7, rings: 0.02 }),
        pot(budVase(), 'TEN', { at: [10, 0, -3], roll: 4, turn: 150, line: 0.7, rings: 0.02 }),
      ],
      32,
      14,
    ),
  ...inGlazes('lough-bottle', ['MSL', 'WRK'], (glaze) =>
    studio([pot(loughBottle(), glaze, { at: [0, 0, 0], line: 1.3, rings: 0.03, ringsPerCm: 0.7 })], 26, 10),
  ),
  ...inGlazes('cairn-vase', ['SHI', 'SLT'], (glaze) =>
    studio(
      [pot(cairnVase(), glaze, { at: [0, 0, 0], turn: 40, line: 1.6, rings: 0.035, ringsPerCm: 0.6 })],
      30.5,
      10,
    ),
  ),
}
