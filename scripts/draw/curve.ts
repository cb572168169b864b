/** A point of a profile: distance from the axis and height, in centimetres. */
export type Point = readonly [number, number]

/** A smooth (centripetal Catmull-Rom) line through the points; a point given twice in a row is a corner. */
export function smoothLine(points: readonly Point[], steps = 14): Point[] {
  const line: Point[] = []
  for (const part of splitAtCorners(points)) {
    for (let index = 0; index < part.length - 1; index++) {
      const [p0, p1, p2, p3] = neighbours(part, index)
      for (let step = line.length === 0 ? 0 : 1; step <= steps; step++)
        line.push(between(p0, p1, p2, p3, step / steps))
    }
  }
  return line
}

function splitAtCorners(points: readonly Point[]): Point[][] {
  const parts: Point[][] = [[]]
  for (const point of points) {
    const part = parts.at(-1) ?? []
    const last = part.at(-1)
    if (last && last[0] === point[0] && last[1] === point[1]) parts.push([point])
    else part.push(point)
  }
  return parts.filter((part) => part.length > 1)
}

function neighbours(part: Point[], index: number): [Point, Point, Point, Point] {
  const p1 = part[index] ?? [0, 0]
  const p2 = part[index + 1] ?? p1
  const before = part[index - 1] ?? [2 * p1[0] - p2[0], 2 * p1[1] - p2[1]]
  const after = part[index + 2] ?? [2 * p2[0] - p1[0], 2 * p2[1] - p1[1]]
  return [before, p1, p2, after]
}

function between(p0: Point, p1: Point, p2: Point, p3: Point, share: number): Point {
  const knot = (a: Point, b: Point) => Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]) ** 0.5, 1e-4)
  const t1 = knot(p0, p1)
  const t2 = t1 + knot(p1, p2)
  const t3 = t2 + knot(p2, p3)
  const t = t1 + share * (t2 - t1)
  const along = (axis: 0 | 1) => {
    const blend = (a: number, b: number, from: number, to: number) => a + ((b - a) * (t - from)) / (to - from)
    const a1 = blend(p0[axis], p1[axis], 0, t1)
    const a2 = blend(p1[axis], p2[axis], t1, t2)
    const a3 = blend(p2[axis], p3[axis], t2, t3)
    return blend(blend(a1, a2, 0, t2), blend(a2, a3, t1, t3), t1, t2)
  }
  return [along(0), along(1)]
}
