import { setImmediate } from 'node:timers/promises'
import { evaluate, parse } from 'groq-js'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { DocumentIndex } from '#emulators/content-lake/store/document-index.ts'
import type { SanityDocument } from '#emulators/content-lake/types.ts'
import { createRandom, type Random } from './random.ts'
import { IDS, randomDocument } from './random-documents.ts'
import { randomListQuery, randomParams, randomQuery } from './random-query.ts'

const sanity = { projectId: 'test', dataset: 'production' }
const now = new Date('2026-02-03T04:05:06Z')

const PERSPECTIVES = [['raw'], ['published'], ['drafts'], ['r1', 'drafts'], ['r2', 'r1'], ['r2', 'drafts']]
const EVERY_ID = [
  ...IDS,
  ...['drafts.c', 'drafts.h', 'versions.r2.a', 'versions.r2.d', 'versions.r1.i', 'drafts.i', 'h', 'k'],
]

/** Documents that remember their changes, as those of a dataset do. */
class ChangingDocuments extends DocumentIndex {
  sequence = 0

  change(ids: string[], make: (id: string) => SanityDocument | null): void {
    this.sequence += 1
    const changes = ids.map((id) => ({ id, before: null, after: make(id) }))
    this.apply(changes, this.sequence)
  }
}

function storedDocument(random: Random, id: string, sequence: number): SanityDocument {
  const second = String(random.below(5)).padStart(2, '0')
  const time = `2026-01-01T00:00:${second}Z`
  const tombstone = id.startsWith('versions.') && random.chance(0.15) ? { _system: { delete: true } } : {}
  return {
    ...randomDocument(random, id),
    ...tombstone,
    _rev: `r${sequence}`,
    _createdAt: time,
    _updatedAt: time,
  }
}

/** What a perspective shows, by the words of the documentation and with no index. */
function shown(documents: Iterable<SanityDocument>, perspective: string[]): SanityDocument[] {
  const all = [...documents]
  const sorted = (list: SanityDocument[]) => list.sort((a, b) => (a._id < b._id ? -1 : 1))
  if (perspective[0] === 'raw') return sorted(all)
  const stack = [...perspective.filter((name) => name !== 'published'), 'published']
  const winners = new Map<string, SanityDocument>()
  for (const version of stack) {
    for (const document of all) {
      const [, prefix = '', id = document._id] = /^(drafts\.|versions\.[^.]+\.)(.*)$/.exec(document._id) ?? []
      const itsVersion = prefix === '' ? 'published' : prefix.split('.').at(-2)
      if (itsVersion === version && !winners.has(id)) winners.set(id, document)
    }
  }
  const entries = [...winners].filter(([, { _system }]) => !(_system as { delete?: boolean })?.delete)
  return sorted(entries.map(([_id, document]) => ({ ...document, _id, _originalId: document._id })))
}

async function plain(request: Request, documents: Iterable<SanityDocument>): Promise<unknown> {
  const { query, params, perspective } = request
  const options = {
    dataset: shown(documents, perspective),
    params,
    sanity,
    identity: 'system',
    timestamp: now,
  }
  return (await evaluate(parse(query, { params }), options)).get()
}

interface Request {
  query: string
  params: Record<string, unknown>
  perspective: string[]
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))

export interface HistorySize {
  requests: number
  changes: number
  /** Requests that are looked at after each change. */
  looks: number
}

/**
 * Lets the engine answer random queries while the documents change at random, in every perspective, and hands each
 * answer with that of plain groq-js over the same documents to `compare`.
 *
 * @returns how many answers were compared
 */
export async function lookThroughHistory(
  seed: number,
  size: HistorySize,
  compare: (answer: unknown, expected: unknown, description: string) => void,
): Promise<number> {
  const random = createRandom(seed)
  const source = new ChangingDocuments()
  const put = (ids: string[], deleted: number) =>
    source.change(ids, (id) => (random.chance(deleted) ? null : storedDocument(random, id, source.sequence)))
  put(EVERY_ID, 0.3)
  // With few candidates allowed to be looked at one by one, lists are kept even of so few documents.
  const engine = createQueryEngine(source, { ...sanity, fewCandidates: random.pick([0, 2, 256]) })
  const requests = Array.from(
    { length: size.requests },
    (): Request => ({
      query: random.chance(0.7) ? randomListQuery(random) : randomQuery(random),
      params: randomParams(random),
      perspective: random.pick(PERSPECTIVES),
    }),
  )
  let compared = 0
  for (let turn = 0; turn <= size.changes; turn += 1) {
    for (let look = 0; look < size.looks; look += 1) {
      const request = random.pick(requests)
      const expected = json(await plain(request, source.all()))
      const { result } = await engine.query({ ...request, now })
      compare(json(result), expected, `seed ${seed}, turn ${turn}: ${JSON.stringify(request)}`)
      compared += 1
    }
    put(
      Array.from({ length: random.pick([1, 1, 1, 3]) }, () => random.pick(EVERY_ID)),
      0.25,
    )
    // Indexes may be in the making in the background.
    if (random.chance(0.3)) await setImmediate()
  }
  return compared
}
