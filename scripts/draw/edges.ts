import { add, clamp, scale, type Vector } from './vector.ts'

const corners = [
  [0.125, 0.375],
  [0.375, 0.875],
  [0.625, 0.125],
  [0.875, 0.625],
] as const

/** Draws pixels on an edge anew, from four samples each. `pieces` says which piece each pixel shows. */
export function smoothEdges(
  pixels: Float32Array,
  pieces: Int16Array,
  width: number,
  height: number,
  sample: (x: number, y: number) => Vector,
) {
  const tone = (index: number) =>
    Math.sqrt(clamp(((pixels[index * 3] ?? 0) + (pixels[index * 3 + 1] ?? 0)) / 2, 0, 1.5))
  const rough = new Uint8Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const index = y * width + x
      const step = Math.max(
        ...[1, width, -1, -width].map((by) =>
          pieces[index] !== pieces[index + by] ? 1 : Math.abs(tone(index) - tone(index + by)),
        ),
      )
      if (step > 0.05) rough[index] = 1
    }
  }
  rough.forEach((isRough, index) => {
    if (!isRough) return
    const x = index % width
    const y = Math.floor(index / width)
    const sum = corners.reduce<Vector>(
      (total, [dx, dy]) => add(total, softened(sample(x + dx, y + dy))),
      [0, 0, 0],
    )
    pixels.set(scale(sum, 1 / corners.length), index * 3)
  })
}

/** Keeps one very bright sample from making a jagged edge. */
const softened = (colour: Vector): Vector => [
  Math.min(colour[0], 1.8),
  Math.min(colour[1], 1.8),
  Math.min(colour[2], 1.8),
]
