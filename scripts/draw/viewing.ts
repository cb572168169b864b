import { heightOf, outerRadius } from './measure.ts'
import type { Scene } from './scene.ts'
import { add, type Vector } from './vector.ts'

/** What a close-up shows: where on the pot, from where, and how much of it. */
export type Part = {
  of: 'rim' | 'foot' | 'wall' | 'well'
  yaw: number
  pitch?: number
  /** For a wall: how far up, as a share of the pot's height. */
  height?: number
  /** Width of the frame over the pot's radius there. */
  across?: number
  /** Turns the pot, in degrees. */
  turn?: number
  /** Which piece of the scene. */
  piece?: number
}

const usual = {
  rim: { pitch: 30, height: 0.93, across: 1.5 },
  foot: { pitch: 7, height: 0.2, across: 1.5 },
  wall: { pitch: 12, height: 0.5, across: 1.5 },
  well: { pitch: 40, height: 0.5, across: 1.3 },
}

/** A scene seen closely, through a lens wide open; the light and the backdrop stay. */
export function closeUp(scene: Scene, { of, yaw, turn = 0, piece = 0, ...wishes }: Part): Scene {
  const pot = scene.pieces[piece]
  if (!pot) throw new Error(`The scene has no piece ${piece}`)
  const { pitch, height, across } = { ...usual[of], ...wishes }
  const tall = heightOf(pot.form)
  const widest = Math.max(...[0.3, 0.6, 0.95].map((share) => outerRadius(pot.form, tall * share)))
  const radius = outerRadius(pot.form, tall * height) || widest
  const target = add(pot.at, pointOn(of, yaw, radius, tall * height))
  const width = Math.max(across * widest, 4)
  return {
    ...scene,
    pieces: scene.pieces.map((other) => ({ ...other, turn: (other.turn ?? 0) + turn })),
    view: { pitch, yaw, target, width },
    lens: { focus: target, blur: 0.14 },
  }
}

/** On the side towards the window, where light grazes the wall; a well is looked at across its middle. */
function pointOn(of: Part['of'], yaw: number, radius: number, y: number): Vector {
  const angle = ((yaw - 14) * Math.PI) / 180
  const out = of === 'well' ? radius * 0.35 : radius * 0.96
  return [Math.sin(angle) * out, y, Math.cos(angle) * out]
}
