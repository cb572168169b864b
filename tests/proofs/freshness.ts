/**
 * Edits a random shop through the real lake and the real webhook, by the fixed cases and then at random, and after each edit compares every page with the
 * same page from a second server of the same build whose cache always misses. Usage: npm run proof -- freshness [--edits 300] [--seed N] [--tell]
 * Prints one line of JSON; ends with 1 when a page differed, a page made stale or a row of the projection broken on purpose was not caught, or more than a tenth was drawn in vain.
 */
import { parseArgs } from 'node:util'
import { openShop } from '#tests/e2e/support/shop.ts'
import { releaseTemplates } from '#tests/support/template.ts'
import { fixedCases, longCases } from './freshness/fixed-cases.ts'
import { FreshnessProof } from './freshness/proof.ts'
import { startReferenceSite } from './freshness/reference-site.ts'
import { randomStep } from './freshness/steps.ts'

const { values } = parseArgs({
  options: { edits: { type: 'string' }, seed: { type: 'string' }, tell: { type: 'boolean' } },
})
const edits = Number(values.edits ?? 300)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const mostInVain = 0.1

const started = performance.now()
const shop = await openShop()
try {
  const reference = await startReferenceSite(shop.stack)
  const proof = new FreshnessProof(shop, reference, seed)
  if (values.tell) {
    proof.onStep = ({ kind, changed, inVain, faults }) =>
      console.error(JSON.stringify({ kind, changed, inVain, faults }))
  }
  try {
    await proof.begin()
    for (const [, steps] of [...longCases, ...fixedCases]) for (const step of steps) await proof.take(step)
    for (let edit = 0; edit < edits; edit++) await proof.take(randomStep)
    const caught = await proof.makeStale()
    const brokenCaught = await proof.breakProjection()
    await proof.findAside()
    const { faults, inVain, ofFew, ...counts } = proof.tally
    const share = inVain / Math.max(1, counts.changed)
    const thousandths = (value: number) => Math.round(value * 1_000) / 1_000
    console.log(
      JSON.stringify({
        proof: 'freshness',
        seed,
        ...counts,
        differ: faults.length,
        inVain,
        inVainShare: thousandths(share),
        inVainShareOfFew: thousandths(ofFew.inVain / Math.max(1, ofFew.changed)),
        staleCaught: caught.length,
        brokenRowCaught: brokenCaught.length,
        faults: faults.slice(0, 20),
        seconds: Math.round((performance.now() - started) / 100) / 10,
      }),
    )
    process.exitCode =
      faults.length === 0 && caught.length > 0 && brokenCaught.length > 0 && share <= mostInVain ? 0 : 1
  } finally {
    await proof.close()
    await reference.close()
  }
} finally {
  await shop.close()
  await releaseTemplates()
}
