import { type Form, slab } from '../form.ts'
import { plaster, table, wood } from '../grounds.ts'
import { across, upwards } from '../light.ts'
import type { Ground, Piece } from '../scene.ts'
import { colour, dot, smoothstep, type Vector } from '../vector.ts'
import { cloth } from './solids.ts'
import { linen } from './surfaces.ts'

const woods = {
  oak: [colour('#b3936c'), colour('#8a6a48')],
  walnut: [colour('#6d4f38'), colour('#43301f')],
  ash: [colour('#cdb694'), colour('#ab9069')],
} satisfies Record<string, [Vector, Vector]>

const walls = { chalk: '#d6cec1', clay: '#b99f88', sage: '#9aa092', dusk: '#8d867d' }

export type Room = { wood: keyof typeof woods; wall: keyof typeof walls; seed: number }

/** A table by a wall; the wall is as far off as the frame is wide. */
export const room = ({ wood: kind, wall, seed }: Room, width: number): Ground =>
  table(width, wood(woods[kind], seed), colour(walls[wall]))

/** Sun through a window of six panes: what its frame and bars keep off a point. `aside` moves it, in cm. */
export const sunThrough = (width: number, aside: number) => (at: Vector) => {
  const u = (dot(at, across) - aside) / width
  const v = dot(at, upwards) / width
  const within = (value: number, half: number) => smoothstep(half + 0.05, half - 0.05, Math.abs(value))
  const bar = (value: number, place: number) => 1 - 0.7 * smoothstep(0.045, 0.015, Math.abs(value - place))
  const pane =
    within(u, 0.62) * within(v - 0.1, 0.72) * bar(u, 0.3) * bar(u, -0.3) * bar(v, 0.5) * bar(v, -0.3)
  return 0.5 + 0.62 * pane
}

const linens = { flax: '#c3b49a', white: '#e6e0d4', rust: '#a5694c', blue: '#7f8d97', moss: '#7f8066' }

/** A cloth laid on the table, its middle at a place. */
export const napkin = (
  [x, z]: readonly [number, number],
  [width, depth]: readonly [number, number],
  tint: keyof typeof linens,
  turn = 12,
): Piece => ({
  form: cloth(width, depth, x + z),
  surface: linen(colour(linens[tint])),
  at: [x, 0, z],
  turn,
  scenery: true,
})

/** A board for bread, its upper side at 1.8 cm. */
export const board = (
  [x, z]: readonly [number, number],
  [width, depth]: readonly [number, number],
  turn = -8,
): Piece => ({
  form: slab(width, 1.8, depth, 0.4),
  surface: wood(woods.walnut, x + 3),
  at: [x, 0, z],
  turn,
  scenery: true,
})

/** A book bound in cloth, its upper side 2.4 cm above what it lies on. */
export function book([x, y, z]: Vector, tint: keyof typeof linens, turn: number): Piece[] {
  const lying = (form: Form, up: number, surface: Piece['surface']): Piece => ({
    form,
    surface,
    at: [x, y + up, z],
    turn,
    scenery: true,
  })
  const cover = linen(colour(linens[tint]))
  return [
    lying(slab(22, 0.3, 15, 0.1), 0, cover),
    lying(slab(21.2, 1.8, 14.3, 0.1), 0.3, plaster(colour('#e4dbc8'))),
    lying(slab(22, 0.3, 15, 0.1), 2.1, cover),
  ]
}
