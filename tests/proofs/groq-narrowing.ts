import { isDeepStrictEqual } from 'node:util'
import { lookThroughHistory } from '#tests/unit/content-lake/groq/random-history.ts'

/**
 * Queries answered with indexes, compared with plain groq-js over the same documents while these change. A seed as the
 * first argument repeats a run; the second is the number of histories.
 */
const firstSeed = Number(process.argv[2] ?? Date.now() % 1_000_000_000)
const histories = Number(process.argv[3] ?? 400)

const failures: string[] = []
let compared = 0
for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
  const size = { requests: 20, changes: 25, looks: 4 }
  compared += await lookThroughHistory(seed, size, (answer, expected, description) => {
    if (!isDeepStrictEqual(answer, expected)) failures.push(description)
  })
}
for (const failure of failures.slice(0, 10)) console.error(failure)
console.log(
  JSON.stringify({
    proof: 'groq-narrowing',
    ok: failures.length === 0,
    seed: firstSeed,
    histories,
    compared,
    different: failures.length,
  }),
)
process.exit(failures.length === 0 ? 0 : 1)
