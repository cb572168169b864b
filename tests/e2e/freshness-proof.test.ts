import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedCases } from '#tests/proofs/freshness/fixed-cases.ts'
import { type Fault, FreshnessProof } from '#tests/proofs/freshness/proof.ts'
import { type ReferenceSite, startReferenceSite } from '#tests/proofs/freshness/reference-site.ts'
import { randomStep } from '#tests/proofs/freshness/steps.ts'
import { openShop, type Shop } from './support/shop.ts'

/** The small run of `npm run proof -- freshness`. A seed of a failure can be given again: FRESHNESS_SEED=17. */
const seed = Number(process.env.FRESHNESS_SEED ?? Date.now() % 1_000_000)
const randomEdits = 4

let shop: Shop
let reference: ReferenceSite
let proof: FreshnessProof
beforeAll(async () => {
  console.log(`freshness: the seed is ${seed}`)
  shop = await openShop()
  reference = await startReferenceSite(shop.stack)
  proof = new FreshnessProof(shop, reference, seed)
  await proof.begin()
})
afterAll(async () => {
  await proof?.close()
  await reference?.close()
  await shop?.close()
})

/** Each fault in whole, and the seed: the next run has another. */
function expectNone(faults: readonly Fault[]): void {
  expect(faults.length, `seed ${seed}:\n${faults.map((fault) => JSON.stringify(fault)).join('\n')}\n`).toBe(0)
}

describe('after each edit every page is what a server says that never caches', () => {
  it('when all of the shop is exchanged in one transaction', () => {
    expectNone(proof.tally.faults)
    expect(proof.tally.compared).toBeGreaterThan(70)
  })

  it.each(fixedCases)('%s', async (_, steps) => {
    for (const step of steps) {
      const { kind, inVain, faults } = await proof.take(step)
      expectNone(faults)
      if (kind.includes('no page shows')) expect(inVain).toEqual([])
    }
  })

  it(`${randomEdits} random edits`, async () => {
    for (let edit = 0; edit < randomEdits; edit++) {
      const { faults } = await proof.take(randomStep)
      expectNone(faults)
    }
  })
})

it('a page that was made stale on purpose is caught', async () => {
  const before = proof.tally.faults.length
  expect((await proof.makeStale()).length).toBeGreaterThan(1)
  expectNone(proof.tally.faults.slice(before))
})

it('a row of the projection that was broken on purpose is caught', async () => {
  expect(await proof.breakProjection()).toHaveLength(1)
})

it('at most a tenth of the pages is drawn in vain', async () => {
  await proof.findAside()
  const { changed, inVain, faults } = proof.tally
  expectNone(faults)
  expect(changed).toBeGreaterThan(50)
  expect(inVain / changed).toBeLessThanOrEqual(0.1)
})
