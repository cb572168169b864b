import { expect, it } from 'vitest'
import { heightOf, outerRadius } from '../../../scripts/draw/measure.ts'
import { fronts } from '../../../scripts/draw/pictures/fronts.ts'
import type { Piece } from '../../../scripts/draw/scene.ts'

const shares = [0.08, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95]

/** The outline of a pot, free of its size. */
function profileOf({ form }: Piece): number[] {
  const height = heightOf(form)
  return shares.map((share) => outerRadius(form, height * share) / height)
}

function glazeOf({ form, surface }: Piece) {
  const y = heightOf(form) * 0.7
  return surface({ at: [0, y, outerRadius(form, y)], normal: [0, 0, 1], edge: 0, hollow: 0 }).albedo
}

const furthest = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))))

it('show no two products with the same profile and glaze, in whichever glaze they are made', () => {
  const products = Object.entries(fronts)
    .filter(([name]) => !name.endsWith('-set'))
    .map(([name, scene]) => {
      const pot = scene().pieces[0] as Piece
      return { name, profile: profileOf(pot), glaze: glazeOf(pot) }
    })
  const alike = products.flatMap((a, index) =>
    products
      .slice(index + 1)
      .filter((b) => furthest(a.profile, b.profile) < 0.06 && furthest(a.glaze, b.glaze) < 0.05)
      .map((b) => `${a.name} and ${b.name}`),
  )
  expect(products).toHaveLength(66)
  expect(alike).toEqual([])
  // Every profile is measured against all others: on a busy machine that takes a while.
}, 60_000)
