import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { Budget } from '#emulators/content-lake/groq/evaluation/budget.ts'
import { textQueryScore } from '#emulators/content-lake/groq/text/text-query.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom } from '../random.ts'
import { randomDocuments } from '../random-documents.ts'

const QUERIES = [
  'lu*',
  'luna mug',
  '"luna mug"',
  'mug -luna',
  '35',
  '3.5',
  'stra*',
  '\u00c9MAIL',
  'green',
  'bl*.g*n',
  'a',
  'drafts*',
  'zzz',
]

describe('text::query over whole documents', () => {
  it.each(Array.from({ length: 10 }, (_, round) => round))(
    'finds what the score of each document tells, round %i',
    async (round) => {
      const source = new MemorySource(randomDocuments(createRandom(4000 + round)))
      const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
      for (const text of QUERIES) {
        const { result } = await engine.query({
          query: '*[[@, _id] match text::query($text)]._id',
          params: { text },
        })
        const found = source
          .all()
          .filter((document) => textQueryScore([document, document._id], text, new Budget(1000)) > 0)
        expect(result, text).toEqual(found.map(({ _id }) => _id).sort())
      }
    },
  )
})
