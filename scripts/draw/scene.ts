import type { Form } from './form.ts'
import type { Surface } from './surface.ts'
import { cross, normalize, subtract, type Vector } from './vector.ts'

/** A form with its surface, stood somewhere in a scene. */
export type Piece = {
  form: Form
  surface: Surface
  /** Where its origin stands. */
  at: Vector
  /** Degrees about the y axis, then towards the viewer about x, then about z. */
  turn?: number
  lean?: number
  roll?: number
  /** Scenery does not count for the hotspot. */
  scenery?: boolean
}

export type Scene = {
  pieces: Piece[]
  /** The height of the eye above the horizontal in degrees, and the point and width (cm) that it frames. */
  view: View
  ground: Ground
  /** The share of the window's light that falls on a point, where frame and bars keep it off the room. */
  daylight?: (at: Vector) => number
  /** What is in focus; everything is where it is left out. */
  lens?: Lens
}

/** A lens wide open: the point that is sharp, and how wide a point blurs that is twice as far away, in frames. */
export type Lens = { focus: Vector; blur: number }

/** Where the eye is. With `fill`, distance and target are found so that the pots fill that share of the frame. */
export type View = {
  pitch: number
  target: Vector
  width: number
  yaw?: number
  fill?: { width: number; height: number }
}

/** What everything stands on and in front of: a floor that curves up into a wall. */
export type Ground = {
  floor: Surface
  wall: Surface
  /** How far the wall is behind the origin, and the radius of the curve between. */
  wallAt: number
  cove: number
}

export type Camera = { eye: Vector; forward: Vector; right: Vector; up: Vector; spread: number }

/** A long lens: far enough away that pots keep their proportions. */
export function cameraOf({ pitch, target, width, yaw = 0 }: View): Camera {
  const distance = width * 3.6
  const down = (pitch * Math.PI) / 180
  const round = (yaw * Math.PI) / 180
  const eye: Vector = [
    target[0] + distance * Math.cos(down) * Math.sin(round),
    target[1] + distance * Math.sin(down),
    target[2] + distance * Math.cos(down) * Math.cos(round),
  ]
  const forward = normalize(subtract(target, eye))
  const right = normalize(cross(forward, [0, 1, 0]))
  return { eye, forward, right, up: cross(right, forward), spread: 1 / (2 * 3.6) }
}
