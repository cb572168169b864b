import type { Pictures } from '../pictures.ts'
import { closeUp, type Part } from '../viewing.ts'
import { fronts } from './fronts.ts'

/** What each product is looked at closely for. */
const parts: Record<string, Part> = {
  'luna-mug': { of: 'rim', yaw: 24, pitch: 30 },
  'pier-mug': { of: 'foot', yaw: 18 },
  'half-pint-tankard': { of: 'wall', yaw: -20, height: 0.4 },
  'bothy-tumbler': { of: 'wall', yaw: 30, height: 0.52, pitch: 16 },
  'crag-espresso-cup': { of: 'wall', yaw: -14, height: 0.74, pitch: 26 },
  'tern-cup-and-saucer': { of: 'rim', yaw: 30, pitch: 36, piece: 1 },
  'morning-bowl': { of: 'foot', yaw: -16, across: 1.1 },
  'broth-bowl': { of: 'rim', yaw: -22, pitch: 30 },
  'strand-pasta-bowl': { of: 'well', yaw: 26, pitch: 40 },
  'limpet-dish': { of: 'well', yaw: -20, pitch: 42 },
  'bread-day-mixing-bowl': { of: 'rim', yaw: 34, pitch: 30, turn: 40 },
  'long-table-serving-bowl': { of: 'well', yaw: 18, pitch: 36 },
  'flagstone-plate': { of: 'rim', yaw: 30, pitch: 26, across: 0.8 },
  'skerry-coupe-plate': { of: 'well', yaw: -24, pitch: 34 },
  'ebb-rimmed-plate': { of: 'rim', yaw: 20, pitch: 40, across: 0.9 },
  'headland-platter': { of: 'well', yaw: 24, pitch: 32 },
  'feast-cake-stand': { of: 'wall', yaw: 14, height: 0.66, pitch: 8, across: 1.5 },
  'sedge-vase': { of: 'rim', yaw: 20, pitch: 20, across: 2.6 },
  'moon-jar': { of: 'rim', yaw: -18, pitch: 28, across: 1.1 },
  'plover-bud-vase': { of: 'rim', yaw: 16, pitch: 24, across: 1.6 },
  'lough-bottle': { of: 'wall', yaw: -18, height: 0.42, pitch: 16 },
  'cairn-vase': { of: 'wall', yaw: 22, height: 0.48, pitch: 12 },
  'hearth-teapot': { of: 'rim', yaw: 16, pitch: 34, across: 1.2 },
  'curlew-yunomi': { of: 'foot', yaw: -24, across: 1.3 },
  'drumlin-tea-bowl': { of: 'rim', yaw: 26, pitch: 34 },
  'dry-store-caddy': { of: 'rim', yaw: -20, pitch: 26 },
  'lookout-milk-jug': { of: 'rim', yaw: -30, pitch: 34 },
}

export const details: Pictures = Object.fromEntries(
  Object.entries(parts).map(([product, part]) => [
    `${product}-detail`,
    () => {
      const front = fronts[product]
      if (!front) throw new Error(`"${product}" has no front picture to look closely at`)
      return closeUp(front(), part)
    },
  ]),
)
