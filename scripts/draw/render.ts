import { rayThrough } from './camera.ts'
import { defocused } from './defocus.ts'
import { smoothEdges } from './edges.ts'
import { type Box, format, framed } from './framing.ts'
import { traceGround } from './ground.ts'
import { groundColour, shadeMap } from './ground-colour.ts'
import { pieceColour } from './piece-colour.ts'
import { cameraOf, type Scene } from './scene.ts'
import { Stage } from './stage.ts'
import { dot, subtract, type Vector } from './vector.ts'

export type Drawing = {
  width: number
  height: number
  /** Linear colour, three numbers a pixel. */
  pixels: Float32Array
  /** The box round everything that is not scenery, as fractions of the frame. */
  box: Box
}

/** Draws a scene; the ground's shadows are worked out on a grid `coarse` times wider than the pixels. */
export function render(given: Scene, width: number, coarse: number): Drawing {
  const scene = framed(given)
  const height = width * format
  const stage = new Stage(scene.pieces)
  const camera = cameraOf(scene.view)
  const rayAt = (x: number, y: number) =>
    rayThrough(camera, (x / width) * 2 - 1, ((y / height) * 2 - 1) * (height / width))
  const shade = shadeMap(scene, stage, camera, width, height, coarse)
  const pixels = new Float32Array(width * height * 3)
  const pieces = new Int16Array(width * height).fill(-1)
  const depths = new Float32Array(width * height)

  const sample = (x: number, y: number): { colour: Vector; index: number; travelled: number } => {
    const direction = rayAt(x, y)
    const hit = stage.trace(camera.eye, direction, 1e4)
    if (hit) return { ...hit, colour: pieceColour(scene, stage, camera, direction, hit) }
    const ground = traceGround(scene.ground, camera.eye, direction)
    if (!ground) return { colour: [0, 0, 0], index: -1, travelled: 1e4 }
    return {
      ...ground,
      colour: groundColour(scene, ground, direction, shade(x, y)),
      index: -1,
    }
  }

  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { colour, index, travelled } = sample(x + 0.5, y + 0.5)
      pixels.set(colour, (y * width + x) * 3)
      pieces[y * width + x] = index
      depths[y * width + x] = travelled
    }
  }
  smoothEdges(pixels, pieces, width, height, (x, y) => sample(x, y).colour)
  const box = boxOf(scene, pieces, width, height)
  if (!scene.lens) return { width, height, pixels, box }
  const { focus, blur } = scene.lens
  const sharp = dot(subtract(focus, camera.eye), camera.forward)
  const spread = depths.map((depth) => (blur * width * Math.abs(depth - sharp)) / depth)
  return { width, height, pixels: defocused(pixels, depths, spread, width, height), box }
}

function boxOf(scene: Scene, pieces: Int16Array, width: number, height: number): Box {
  const counts = scene.pieces.map((piece) => !piece.scenery)
  let [left, top, right, bottom] = [width, height, 0, 0]
  pieces.forEach((piece, index) => {
    if (piece < 0 || !counts[piece]) return
    const x = index % width
    const y = Math.floor(index / width)
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  })
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
}
