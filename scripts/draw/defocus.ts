const taps = 90
/** Points spread evenly over a disc; the same for every pixel, so that no noise comes of them. */
const disc = Array.from({ length: taps }, (_, tap) => {
  const radius = Math.sqrt((tap + 0.5) / taps)
  return [Math.cos(tap * 2.399963) * radius, Math.sin(tap * 2.399963) * radius, radius] as const
})

const tile = 24
/** The widest that a point blurs, in frames. */
const widest = 0.02

/**
 * A picture as a lens wide open draws it, worked out of a sharp one. What stands before something sharp blurs over it;
 * what is behind it does not.
 * @param depths how far away each pixel's surface is
 * @param spread how far each pixel's light is spread, in pixels
 */
export function defocused(
  pixels: Float32Array,
  depths: Float32Array,
  spread: Float32Array,
  width: number,
  height: number,
): Float32Array {
  const limit = widest * width
  const target = new Float32Array(pixels.length)
  const reach = reachOf(spread, width, height, limit)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x
      const around = reach(x, y)
      if (around < 0.6) {
        target.set(pixels.subarray(index * 3, index * 3 + 3), index * 3)
        continue
      }
      const own = Math.min(spread[index] as number, limit)
      const depth = depths[index] as number
      let [red, green, blue, weight] = [0, 0, 0, 0]
      for (const [dx, dy, away] of disc) {
        const sx = Math.min(Math.max(Math.round(x + dx * around), 0), width - 1)
        const sy = Math.min(Math.max(Math.round(y + dy * around), 0), height - 1)
        const from = sy * width + sx
        const other = Math.min(spread[from] as number, limit)
        const covers = (depths[from] as number) > depth ? Math.min(other, own) : other
        const share = Math.min(Math.max(covers - away * around + 1, 0), 1) / (1 + other * other)
        red += (pixels[from * 3] as number) * share
        green += (pixels[from * 3 + 1] as number) * share
        blue += (pixels[from * 3 + 2] as number) * share
        weight += share
      }
      const kept = 1 / (1 + own * own) / 4
      target[index * 3] = (red + (pixels[index * 3] as number) * kept) / (weight + kept)
      target[index * 3 + 1] = (green + (pixels[index * 3 + 1] as number) * kept) / (weight + kept)
      target[index * 3 + 2] = (blue + (pixels[index * 3 + 2] as number) * kept) / (weight + kept)
    }
  }
  return target
}

/** How far light may come from to reach a pixel: the widest spread near it, smooth from tile to tile. */
function reachOf(spread: Float32Array, width: number, height: number, limit: number) {
  const columns = Math.ceil(width / tile)
  const rows = Math.ceil(height / tile)
  const most = new Float32Array(columns * rows)
  spread.forEach((value, index) => {
    const at = Math.floor(Math.floor(index / width) / tile) * columns + Math.floor((index % width) / tile)
    most[at] = Math.max(most[at] as number, Math.min(value, limit))
  })
  const near = (column: number, row: number) => {
    let value = 0
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        const at =
          Math.min(Math.max(row + dy, 0), rows - 1) * columns +
          Math.min(Math.max(column + dx, 0), columns - 1)
        value = Math.max(value, most[at] as number)
      }
    return value
  }
  const widestNear = Float32Array.from(most, (_, at) => near(at % columns, Math.floor(at / columns)))
  return (x: number, y: number) => {
    const u = Math.min(Math.max(x / tile - 0.5, 0), columns - 1.001)
    const v = Math.min(Math.max(y / tile - 0.5, 0), rows - 1.001)
    const at = Math.floor(v) * columns + Math.floor(u)
    const [a = 0, b = 0, c = 0, d = 0] = [at, at + 1, at + columns, at + columns + 1].map(
      (i) => widestNear[i],
    )
    const s = u % 1
    return (a + (b - a) * s) * (1 - (v % 1)) + (c + (d - c) * s) * (v % 1)
  }
}
