import { cut, type Form, joined, lathe, strap } from '../form.ts'
import { dent, foot, scaled } from './parts.ts'

export const lunaMug = (size = 1): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.75],
        [1.9, 0.8],
        [3.3, 1.6],
        [4.25, 3.4],
        [4.25, 5.2],
        [3.72, 7],
        [3.5, 8],
      ],
      width: [0.6, 0.3],
    },
    foot(2.3, 0.9),
  ])
  const handle = strap(
    [
      [3.5, 6.95],
      [4.6, 7.35],
      [5.9, 6.9],
      [6.35, 5.4],
      [5.6, 3.6],
      [4.1, 2.75],
    ],
    0.62,
    [1.75, 1.15],
  )
  return scaled(joined(body, handle, 0.7), size)
}

export const pierMug = (): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.8],
        [3.3, 0.8],
        [3.85, 1.5],
        [3.92, 4],
        [3.85, 8.85],
      ],
      width: [0.9, 0.32],
    },
    foot(3.3, 0.8, 0.7),
  ])
  const handle = strap(
    [
      [3.8, 7.9],
      [5.1, 8.15],
      [6.2, 7.3],
      [6.3, 5.3],
      [5.4, 3.7],
      [3.9, 3.1],
    ],
    0.7,
    [1.7, 1.4],
  )
  return joined(body, handle, 0.5)
}

export const tankard = (): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.7],
        [3.4, 0.7],
        [4.15, 1.6],
        [3.6, 4.5],
        [3.45, 7],
        [3.85, 10.5],
        [4.15, 12.2],
      ],
      width: [0.8, 0.32],
    },
    foot(3.45, 0.8, 0.6),
  ])
  const handle = strap(
    [
      [3.6, 10.2],
      [5, 10.7],
      [6.4, 9.6],
      [6.4, 7.1],
      [5.2, 5],
      [3.5, 4.5],
    ],
    0.68,
    [1.8, 1.2],
  )
  return joined(body, handle, 0.6)
}

export const bothyTumbler = (): Form => {
  const wall = {
    line: [
      [0, 0.5],
      [2.5, 0.5],
      [3.25, 1.3],
      [3.6, 4],
      [3.75, 9],
    ] as const,
    width: [0.7, 0.28] as const,
  }
  const press = dent(2.05, 5, 0.62)
  const answer = dent(-1.1, 5, 0.62)
  return lathe([wall, foot(2.5, 0.5)], {
    warp: (radius, y, angle) => answer(press(radius, y, angle), y, angle),
  })
}

export const espressoCup = (): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.8],
        [1.9, 0.8],
        [2.6, 1.5],
        [2.68, 6],
      ],
      width: [0.8, 0.46],
    },
    foot(1.7, 0.8, 0.5),
  ])
  const facets = 11
  const planes = Array.from({ length: facets }, (_, index) => {
    const angle = ((index + 0.14 * Math.sin(index * 2.3)) / facets) * 2 * Math.PI + 0.13
    return [Math.cos(angle), Math.sin(angle), 0.05 * Math.sin(index * 1.7)] as const
  })
  return cut(body, (x, y, z) => {
    let furthest = -9
    for (const [cos, sin, slack] of planes) furthest = Math.max(furthest, x * cos + z * sin - slack)
    return (furthest - 2.62 - 0.022 * y) * 0.92
  })
}

export const ternCup = (): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.9],
        [1.6, 0.9],
        [3.4, 1.7],
        [4.7, 3.6],
        [5.05, 5.7],
      ],
      width: [0.55, 0.28],
    },
    foot(1.9, 1, 0.5),
  ])
  const handle = strap(
    [
      [4.8, 4.8],
      [5.9, 5.2],
      [7, 4.7],
      [6.9, 3.5],
      [5.7, 2.75],
      [4.2, 2.75],
    ],
    0.55,
    [1.3, 1],
  )
  return joined(body, handle, 0.45)
}

export const ternSaucer = (): Form =>
  lathe([
    {
      line: [
        [0, 0.7],
        [2.3, 0.7],
        [2.8, 0.85],
        [3.3, 1.15],
        [5.5, 1.45],
        [7.5, 2.15],
      ],
      width: [0.45, 0.36],
    },
    foot(3.2, 0.8, 0.5),
  ])
