import { type Form, lathe } from '../form.ts'
import { foot, lip, scaled } from './parts.ts'

export const morningBowl = (size = 1): Form =>
  scaled(
    lathe([
      {
        line: [
          [0, 1.5],
          [1.8, 1.55],
          [4.2, 2.9],
          [5.8, 5.3],
          [6.3, 7.6],
        ],
        width: [0.7, 0.34],
      },
      foot(2.4, 1.6, 0.6),
    ]),
    size,
  )

export const brothBowl = (): Form =>
  lathe([
    {
      line: [
        [0, 1.2],
        [3.2, 1.25],
        [6.2, 3],
        [8.3, 6.5],
        [8.9, 9.6],
        [8.75, 10.6],
      ],
      width: [0.8, 0.42],
    },
    foot(3.8, 1.3, 0.7),
  ])

export const pastaBowl = (): Form =>
  lathe([
    {
      line: [
        [0, 0.8],
        [6.4, 0.8],
        [7.7, 1.1],
        [9.8, 2.6],
        [11.3, 4.3],
      ],
      width: [0.6, 0.44],
    },
    foot(6.2, 0.9, 0.6),
  ])

export const limpetDish = (): Form =>
  lathe([
    {
      line: [
        [0, 0.55],
        [1, 0.65],
        [3, 1.9],
        [4.4, 3.3],
      ],
      width: [0.55, 0.36],
    },
    foot(1.4, 0.7, 0.5),
  ])

export const mixingBowl = (): Form =>
  lathe(
    [
      {
        line: [
          [0, 1],
          [4.5, 1],
          [8.2, 3.2],
          [11, 7.5],
          [11.9, 12.2],
        ],
        width: [1, 0.55],
      },
      {
        line: [
          [12.05, 12.35],
          [12.3, 12.45],
        ],
        width: 0.95,
      },
      foot(4.6, 1.1, 0.8),
    ],
    { warp: lip(2.75, 1.7, 0.17, 9, 12.6), stretch: 1.6 },
  )

export const servingBowl = (): Form =>
  lathe([
    {
      line: [
        [0, 1.7],
        [5, 1.7],
        [10, 3],
        [14.5, 5.6],
        [17, 8.2],
      ],
      width: [0.9, 0.5],
    },
    foot(5.6, 1.8, 0.8),
  ])
