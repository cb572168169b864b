import { type Point, smoothLine } from './curve.ts'
import { smoothMin } from './vector.ts'

/** A line of clay in the half-plane of a lathe: its middle line, and its width at the start and at the end. */
export type Stroke = { line: readonly Point[]; width: number | readonly [number, number] }

const margin = 0.6
const cells = 400

/**
 * The signed distance to a set of strokes, sampled once so that a ray can ask for it cheaply.
 * Outside of the sampled box the answer is a lower bound, which is what sphere tracing needs.
 */
export class DistanceGrid {
  readonly right: number
  readonly bottom: number
  readonly top: number
  readonly cell: number
  #columns: number
  #rows: number
  #left: number
  #values: Float32Array

  constructor(strokes: readonly Stroke[], blend: number) {
    const segments = strokes.map(segmentsOf)
    const ends = segments.flat()
    const reach = (pick: (segment: Segment) => number) => ends.map(pick)
    this.#left = Math.max(0, Math.min(...reach((s) => Math.min(s.ax, s.bx) - s.wa)) - margin)
    this.right = Math.max(...reach((s) => Math.max(s.ax, s.bx) + Math.max(s.wa, s.wb))) + margin
    this.bottom = Math.min(...reach((s) => Math.min(s.ay, s.by) - Math.max(s.wa, s.wb))) - margin
    this.top = Math.max(...reach((s) => Math.max(s.ay, s.by) + Math.max(s.wa, s.wb))) + margin
    this.cell = Math.max(this.right - this.#left, this.top - this.bottom) / cells
    this.#columns = Math.ceil((this.right - this.#left) / this.cell) + 2
    this.#rows = Math.ceil((this.top - this.bottom) / this.cell) + 2
    this.#values = new Float32Array(this.#columns * this.#rows)
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const x = this.#left + column * this.cell
        const y = this.bottom + row * this.cell
        this.#values[row * this.#columns + column] = segments
          .map((stroke) => strokeDistance(stroke, x, y))
          .reduce((nearest, distance) => smoothMin(nearest, distance, blend))
      }
    }
  }

  at(x: number, y: number): number {
    const cx = x < this.#left ? this.#left : x > this.right ? this.right : x
    const cy = y < this.bottom ? this.bottom : y > this.top ? this.top : y
    const fx = (cx - this.#left) / this.cell
    const fy = (cy - this.bottom) / this.cell
    const column = fx | 0
    const row = fy | 0
    const u = fx - column
    const v = fy - row
    const index = row * this.#columns + column
    const values = this.#values
    const a = values[index] as number
    const b = values[index + 1] as number
    const c = values[index + this.#columns] as number
    const d = values[index + this.#columns + 1] as number
    const inside = a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v
    if (cx === x && cy === y) return inside
    const dx = x - cx
    const dy = y - cy
    return Math.sqrt(inside * inside + dx * dx + dy * dy)
  }
}

type Segment = { ax: number; ay: number; bx: number; by: number; wa: number; wb: number }

function segmentsOf({ line, width }: Stroke): Segment[] {
  const points = line.length > 1 ? smoothLine(line) : [line[0] ?? [0, 0], line[0] ?? [0, 0]]
  const [start, end] = typeof width === 'number' ? [width, width] : width
  const last = points.length - 1
  const half = (index: number) => (start + ((end - start) * index) / last) / 2
  return points.slice(1).map((b, index) => {
    const a = points[index] ?? b
    return { ax: a[0], ay: a[1], bx: b[0], by: b[1], wa: half(index), wb: half(index + 1) }
  })
}

function strokeDistance(segments: readonly Segment[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const { ax, ay, bx, by, wa, wb } of segments) {
    const dx = bx - ax
    const dy = by - ay
    const length = dx * dx + dy * dy
    let share = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length
    share = share < 0 ? 0 : share > 1 ? 1 : share
    const ex = x - ax - dx * share
    const ey = y - ay - dy * share
    const distance = Math.sqrt(ex * ex + ey * ey) - wa - (wb - wa) * share
    if (distance < nearest) nearest = distance
  }
  return nearest
}
