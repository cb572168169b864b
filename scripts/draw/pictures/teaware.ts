import { pot, studio } from '../compose.ts'
import { inGlazes, type Pictures } from '../pictures.ts'
import { caddy, milkJug, teaBowl, teapot, yunomi } from '../pots/teaware.ts'

export const teaware: Pictures = {
  ...inGlazes('hearth-teapot', ['TEN', 'CEL', 'OAT'], (glaze) =>
    studio([pot(teapot(), glaze, { at: [0.2, 0, 0], turn: -16, line: 1.15, rings: 0.03 })], 27.5, 16),
  ),
  'hearth-teapot-set': () =>
    studio(
      [
        pot(teapot(), 'CEL', { at: [3.2, 0, -4], turn: -20, line: 1.15, rings: 0.035 }),
        pot(yunomi(), 'CEL', { at: [-9.4, 0, 5], line: 1.2, rings: 0.04 }),
        pot(yunomi(), 'SHI', { at: [-1.2, 0, 7.4], line: 1.2, rings: 0.04 }),
      ],
      33,
      18,
    ),
  ...inGlazes('curlew-yunomi', ['SHI', 'CEL', 'WRK'], (glaze) =>
    studio(
      [pot(yunomi(), glaze, { at: [0, 0, 0], turn: 60, line: 1.3, rings: 0.06, ringsPerCm: 0.9 })],
      13.2,
      13,
    ),
  ),
  ...inGlazes('drumlin-tea-bowl', ['TEN', 'SHI'], (glaze) =>
    studio(
      [pot(teaBowl(), glaze, { at: [0, 0, 0], turn: 25, line: 1.5, rings: 0.07, ringsPerCm: 0.6 })],
      18.4,
      21,
    ),
  ),
  ...inGlazes('dry-store-caddy', ['SLT', 'LIM'], (glaze) =>
    studio([pot(caddy(), glaze, { at: [0, 0, 0], line: 0.8, rings: 0.02, bare: [9.95, 10.5] })], 18.6, 13),
  ),
  ...inGlazes('lookout-milk-jug', ['SND', 'OAT'], (glaze) =>
    studio([pot(milkJug(), glaze, { at: [-0.4, 0, 0], turn: -24, line: 0.95, rings: 0.035 })], 16, 16),
  ),
  'lookout-milk-jug-set': () =>
    studio(
      [
        pot(milkJug(1.52), 'OAT', { at: [-3.6, 0, -4], turn: -18, line: 1.4, rings: 0.035 }),
        pot(milkJug(), 'SND', { at: [6.4, 0, 4], turn: -30, line: 0.95, rings: 0.035 }),
      ],
      27,
      16,
    ),
}
