import type { Pictures } from '../pictures.ts'
import { bowls } from './bowls.ts'
import { mugsAndCups } from './mugs-and-cups.ts'
import { plates } from './plates.ts'
import { teaware } from './teaware.ts'
import { vases } from './vases.ts'

/** The products before the studio's backdrop, alone and in sets. */
export const fronts: Pictures = { ...mugsAndCups, ...bowls, ...plates, ...vases, ...teaware }
