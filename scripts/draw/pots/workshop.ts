import { type Form, lathe } from '../form.ts'
import { uneven } from './parts.ts'

/** The top of a potter's wheel: a disc, and a bat pegged to it. */
export const wheelHead = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 0],
          [14.6, 0],
        ],
        width: 1.5,
      },
      {
        line: [
          [0, 1.5],
          [12.4, 1.5],
        ],
        width: 1.1,
      },
    ],
    { blend: 0.05 },
  )

/** The tray that catches what the wheel throws off. */
export const splashPan = (): Form =>
  lathe([
    {
      line: [
        [3, -4],
        [20, -4],
        [22.5, -2.6],
        [23.2, 2.6],
      ],
      width: 0.8,
    },
  ])

/** A cylinder as it stands after the third pull. */
export const thrownCylinder = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 0.9],
          [5.4, 0.9],
          [5.9, 2.2],
          [5.7, 8],
          [5.9, 14],
        ],
        width: [1.7, 0.7],
      },
      {
        line: [
          [5.6, 0.3],
          [7, 0.25],
        ],
        width: [0.9, 0.3],
      },
    ],
    { blend: 0.6, warp: uneven(0.006, 1) },
  )

/** Ash or dry glaze, heaped. */
export const heap = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 3.9],
          [1.2, 3.4],
          [3.6, 1.7],
          [5.6, 0.3],
        ],
        width: [1.4, 1.2],
      },
      {
        line: [
          [0, 1],
          [3.4, 0.6],
        ],
        width: 2.2,
      },
    ],
    {
      blend: 1.2,
      warp: uneven(0.05, 4),
    },
  )

/** The front of a kiln: a block of brick with an arch cut into it, 13 cm (of the model) to either side. */
export const kilnFront = (): Form => {
  const width = 130
  const top = 100
  const depth = 40
  const spring = 26
  const half = 17
  return {
    bound: { y: top / 2, radius: 110 },
    distance: (x, y, z) => {
      const block = Math.max(Math.abs(x) - width / 2, y - top, Math.abs(z + depth / 2) - depth / 2)
      const arch = y < spring ? Math.abs(x) - half : Math.hypot(x, y - spring) - half
      const hollow = Math.max(arch, -depth + 6 - z, 3 - y)
      return Math.max(block, -hollow)
    },
  }
}
