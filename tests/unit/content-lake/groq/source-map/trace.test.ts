import { evaluateSync, toJS } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { Budget } from '#emulators/content-lake/groq/evaluation/budget.ts'
import { Dependencies } from '#emulators/content-lake/groq/evaluation/dependencies.ts'
import { createRewriter } from '#emulators/content-lake/groq/evaluation/rewrite.ts'
import { type Run, withRun } from '#emulators/content-lake/groq/evaluation/run.ts'
import { dereference } from '#emulators/content-lake/groq/functions/functions.ts'
import { createParser } from '#emulators/content-lake/groq/language/parse.ts'
import { createView } from '#emulators/content-lake/groq/perspectives/view.ts'
import { traceQuery } from '#emulators/content-lake/groq/source-map/trace.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom } from '../random.ts'
import { randomDocuments } from '../random-documents.ts'
import { randomParams, randomQuery } from '../random-query.ts'

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))

describe('traceQuery', () => {
  const parse = createParser()
  const rewrite = createRewriter()

  it.each(Array.from({ length: 20 }, (_, round) => round))(
    'follows every value to the same result, round %i',
    (round) => {
      const random = createRandom(1000 + round)
      const source = new MemorySource(randomDocuments(random))
      const stack = random.pick([null, ['drafts', 'published'], ['r1', 'drafts', 'published']])
      const view = createView({ source, stack, isVisible: () => true })
      for (let turn = 0; turn < 60; turn += 1) {
        const query = randomQuery(random)
        const params = randomParams(random)
        const run: Run = {
          view,
          params,
          budget: new Budget(10_000),
          dependencies: new Dependencies(),
          constants: new Map(),
        }
        const options = { params, dereference: ({ _ref }: { _ref: string }) => dereference(run, _ref) }
        const tree = parse(query, params)
        withRun(run, () => {
          const result = toJS(evaluateSync(rewrite(tree), options))
          const traced = traceQuery(tree, rewrite, run, options)
          expect(json(traced.data), `${query}\n${JSON.stringify(params)}`).toEqual(json(result))
        })
      }
    },
  )
})
