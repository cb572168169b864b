import { rayThrough } from './camera.ts'
import { cameraOf, type Scene, type View } from './scene.ts'
import { Stage } from './stage.ts'
import { add, scale, type Vector } from './vector.ts'

/** The box round what a picture is about, as fractions of the frame. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** The height of a picture over its width. */
export const format = 1.25

/** The height in the frame at which the middle of the pots stands: a little below that of the picture. */
const level = 0.53

const columns = 96
const rows = columns * format

/** A scene whose view fits its pots, where the scene asks for it. */
export function framed(scene: Scene): Scene {
  const { fill } = scene.view
  if (!fill) return scene
  const stage = new Stage(scene.pieces.filter((piece) => !piece.scenery))
  let view = scene.view
  for (let round = 0; round < 5; round++) {
    const box = boxIn(stage, view)
    const clipped = box.left <= 0 || box.top <= 0 || box.right >= 1 || box.bottom >= 1
    const wide = Math.max((box.right - box.left) / fill.width, (box.bottom - box.top) / fill.height)
    view = {
      ...view,
      target: centred(view, box),
      width: view.width * (clipped ? Math.max(wide, 1.25) : wide),
    }
  }
  return { ...scene, view }
}

function centred(view: View, box: Box): Vector {
  const { right, up } = cameraOf(view)
  const aside = ((box.left + box.right) / 2 - 0.5) * view.width
  const down = ((box.top + box.bottom) / 2 - level) * view.width * format
  return add(view.target, add(scale(right, aside), scale(up, -down)))
}

function boxIn(stage: Stage, view: View): Box {
  const camera = cameraOf(view)
  const box = { left: 1, top: 1, right: 0, bottom: 0 }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ray = rayThrough(
        camera,
        ((column + 0.5) / columns) * 2 - 1,
        (((row + 0.5) / rows) * 2 - 1) * format,
      )
      if (!stage.trace(camera.eye, ray, 1e4)) continue
      box.left = Math.min(box.left, column / columns)
      box.right = Math.max(box.right, (column + 1) / columns)
      box.top = Math.min(box.top, row / rows)
      box.bottom = Math.max(box.bottom, (row + 1) / rows)
    }
  }
  return box
}
