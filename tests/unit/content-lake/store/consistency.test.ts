import { expect, test } from 'vitest'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'
import { openFixture } from './fixture.ts'
import { seededRandom } from './random-json.ts'

const SEEDS = 12
const BATCHES = 40

/** One to three random mutations or actions over a handful of documents that refer to each other. */
function randomRequest(random: () => number) {
  const below = (limit: number) => Math.floor(random() * limit)
  const id = () => `d${below(6)}`
  const body = (_id: string) => ({
    _id,
    _type: `t${below(2)}`,
    slug: { current: `s${below(4)}` },
    ...(random() < 0.5 ? { to: [{ _ref: id(), ...(random() < 0.5 ? { _weak: true } : {}) }] } : {}),
  })
  const mutation = () => {
    const choice = below(6)
    if (choice === 0) return { create: body(id()) }
    if (choice === 1) return { createOrReplace: body(id()) }
    if (choice === 2) return { createIfNotExists: body(id()) }
    if (choice === 3) return { delete: { id: id() } }
    if (choice === 4) return { patch: { id: id(), set: { slug: { current: `s${below(4)}` } } } }
    return { patch: { id: id(), unset: ['to'] } }
  }
  const action = () => {
    const publishedId = id()
    const draftId = `drafts.${publishedId}`
    const type = ['edit', 'edit', 'publish', 'unpublish', 'version.discard'][below(5)]
    const fields = { publishedId, draftId, versionId: draftId, patch: { set: { n: below(9) } } }
    return { actionType: `sanity.action.document.${type}`, ...fields }
  }
  const times = <T>(make: () => T) => Array.from({ length: below(3) + 1 }, make)
  return random() < 0.6 ? { mutations: times(mutation) } : { actions: times(action) }
}

test(`whatever is committed, indexes, documents and log agree, in ${SEEDS} random histories`, async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = seededRandom(seed)
    const database = openDatabase(':memory:')
    const { dataset, mutate, act } = openFixture(database)
    const replayed = new Map<string, unknown>()
    dataset.onTransaction(({ changes }) => {
      for (const { id, before, after } of changes) {
        expect(before, `seed ${seed}, ${id} before`).toEqual(replayed.get(id) ?? null)
        replayed.set(id, after)
      }
    })
    let accepted = 0
    for (let batch = 0; batch < BATCHES; batch++) {
      const commits = Array.from({ length: 4 }, () => {
        const request = randomRequest(random)
        return request.mutations ? mutate(request.mutations) : act(request.actions)
      })
      const settled = await Promise.allSettled(commits)
      accepted += settled.filter(({ status }) => status === 'fulfilled').length
    }
    expect(dataset.verify(), `seed ${seed}`).toEqual([])
    const reopened = Dataset.open(database, 'test')
    expect(reopened.verify(), `seed ${seed}, reopened`).toEqual([])
    expect(new Set(reopened.all())).toEqual(new Set(dataset.all()))
    expect(accepted).toBeGreaterThan(BATCHES)
    database.close()
  }
})
