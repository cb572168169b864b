import { type Form, joined, lathe, strap, turned } from '../form.ts'
import { spout } from '../spout.ts'
import { foot, lip, scaled, uneven } from './parts.ts'

/** Spout to the left, handle to the right. */
export const teapot = (): Form => {
  const body = lathe([
    {
      line: [
        [0, 0.8],
        [3.6, 0.8],
        [6.8, 3.2],
        [7.6, 6],
        [6.4, 9.3],
        [4.2, 10.9],
      ],
      width: [0.8, 0.4],
    },
    foot(3.8, 0.9, 0.6),
  ])
  const pour = turned(
    spout(
      [
        [5.2, 4],
        [8.3, 5.7],
        [9.9, 8.4],
        [11.3, 10.9],
      ],
      [2.2, 0.78],
      0.26,
    ),
    180,
  )
  const handle = strap(
    [
      [5.9, 9.6],
      [8.2, 10.9],
      [10.7, 9.5],
      [10.9, 6.6],
      [9.2, 4.3],
      [7, 3.7],
    ],
    0.85,
    [1.8, 1.3],
  )
  const lid = lathe(
    [
      {
        line: [
          [0, 12.05],
          [2, 11.9],
          [3.85, 11.25],
        ],
        width: [0.6, 0.5],
      },
      {
        line: [
          [0, 12],
          [0, 13.1],
        ],
        width: [1.3, 0.85],
      },
      {
        line: [
          [0, 13.55],
          [0.3, 13.5],
        ],
        width: 1.35,
      },
    ],
    { blend: 0.45 },
  )
  return joined(joined(joined(body, pour, 0.9), handle, 0.8), lid, 0.03)
}

export const yunomi = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 1],
          [1.8, 1],
          [2.9, 1.7],
          [3.4, 4],
          [3.5, 6.5],
          [3.25, 8.6],
        ],
        width: [0.65, 0.3],
      },
      foot(2, 1.1, 0.5),
    ],
    { warp: uneven(0.008, 1) },
  )

export const teaBowl = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 1],
          [2.4, 1],
          [4.8, 2],
          [5.9, 4.4],
          [6, 6.4],
          [5.75, 7.6],
        ],
        width: [0.9, 0.46],
      },
      foot(2.6, 1.1, 0.6),
    ],
    { warp: uneven(0.028, 0.4) },
  )

export const caddy = (): Form => {
  const jar = lathe([
    {
      line: [
        [0, 0.8],
        [4.2, 0.8],
        [5.1, 1.8],
        [5.45, 5],
        [5.3, 8.6],
        [4.9, 10.1],
      ],
      width: [0.7, 0.5],
    },
    foot(4.2, 0.8, 0.6),
  ])
  const lid = lathe(
    [
      {
        line: [
          [0, 11.8],
          [3.2, 11.45],
          [4.85, 10.65],
        ],
        width: [0.6, 0.52],
      },
      {
        line: [
          [0, 11.9],
          [0, 12.7],
        ],
        width: [1.6, 1.2],
      },
      {
        line: [
          [0, 12.95],
          [1.15, 13],
        ],
        width: [0.6, 0.5],
      },
    ],
    { blend: 0.4 },
  )
  return joined(jar, lid, 0.02)
}

/** Lip to the left, handle to the right. */
export const milkJug = (size = 1): Form => {
  const body = lathe(
    [
      {
        line: [
          [0, 0.8],
          [2.6, 0.8],
          [4, 2.4],
          [4.15, 4.2],
          [3.3, 6.8],
          [3.1, 8],
          [3.5, 9.3],
        ],
        width: [0.6, 0.3],
      },
      foot(2.7, 0.8, 0.5),
    ],
    { warp: lip(Math.PI, 1.25, 0.34, 6.2, 9.4), stretch: 1.75 },
  )
  const handle = strap(
    [
      [3.2, 8.1],
      [4.8, 8.7],
      [6.3, 7.6],
      [6.3, 5.4],
      [5.2, 3.7],
      [3.9, 3.4],
    ],
    0.6,
    [1.5, 1.1],
  )
  return scaled(joined(body, handle, 0.55), size)
}
