import { type Firing, fired } from './fired.ts'
import type { Form } from './form.ts'
import { type Glaze, type GlazeCode, glazes } from './glazes.ts'
import { sweep } from './grounds.ts'
import type { Piece, Scene } from './scene.ts'

type Place = Omit<Piece, 'form' | 'surface'>

/** A glazed pot, stood somewhere. `line` is the height at which its glaze ends above bare clay. */
export function pot(
  form: Form,
  glaze: GlazeCode | Glaze,
  { at, turn, lean, roll, scenery, ...firing }: Place & Omit<Firing, 'glaze'>,
): Piece {
  const place = { at, ...(turn === undefined ? {} : { turn }), ...(lean === undefined ? {} : { lean }) }
  return {
    form,
    surface: fired(
      typeof glaze === 'string'
        ? { glaze: glazes[glaze], seed: glaze.charCodeAt(0) % 7, ...firing }
        : { glaze, ...firing },
    ),
    ...place,
    ...(roll === undefined ? {} : { roll }),
    ...(scenery ? { scenery } : {}),
  }
}

/** Pots alone on the studio's backdrop, the eye `pitch` degrees above them; `width` is roughly that of the frame in cm. */
export function studio(
  pieces: Piece[],
  width: number,
  pitch: number,
  fill = { width: 0.76, height: 0.66 },
): Scene {
  return { pieces, view: { pitch, target: [0, width * 0.25, 0], width, fill }, ground: sweep(width) }
}
