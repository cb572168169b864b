import { type Form, lathe } from '../form.ts'
import { foot, oval } from './parts.ts'

/** @param radius 8.5, 11 or 13.5 cm */
export const flagstonePlate = (radius = 13.5): Form =>
  lathe([
    {
      line: [
        [0, 0.7],
        [radius - 1.8, 0.7],
        [radius - 0.55, 1],
        [radius - 0.2, 2.2],
      ],
      width: [0.6, 0.42],
    },
    foot(radius * 0.7, 0.7, 0.6),
  ])

export const skerryPlate = (): Form =>
  lathe([
    {
      line: [
        [0, 0.7],
        [5, 0.85],
        [9, 1.8],
        [12, 3.2],
      ],
      width: [0.6, 0.4],
    },
    foot(4.8, 0.8, 0.6),
  ])

export const ebbPlate = (): Form =>
  lathe([
    {
      line: [
        [0, 0.7],
        [7.4, 0.7],
        [8.5, 1],
        [9, 1.5],
        [13, 2.9],
      ],
      width: [0.55, 0.45],
    },
    foot(6.6, 0.8, 0.6),
  ])

export const platter = (): Form =>
  oval(
    lathe([
      {
        line: [
          [0, 0.7],
          [8.6, 0.7],
          [10.8, 1.3],
          [12, 2.7],
        ],
        width: [0.65, 0.5],
      },
      foot(7.6, 0.8, 0.6),
    ]),
    1.55,
    1.5,
    18.6,
  )

export const cakeStand = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 10.3],
          [9, 10.3],
          [13.2, 10.5],
          [13.9, 11.3],
        ],
        width: [0.6, 0.5],
      },
      {
        line: [
          [2.1, 10.1],
          [2.2, 8.4],
          [2.8, 5.6],
          [4.4, 2.3],
          [6.6, 0.4],
        ],
        width: [0.9, 0.55],
      },
    ],
    { blend: 0.9 },
  )
