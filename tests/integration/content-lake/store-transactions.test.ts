import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let editor: SanityClient

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
})
afterAll(() => running.stop())

const statusOf = (error: unknown) => (error as { statusCode?: number }).statusCode

/** The status with which the transaction is answered. */
function send(path: 'mutate' | 'actions', body: object): Promise<number> {
  return running
    .client('editor-token')
    .request({ method: 'POST', url: `/data/${path}/production`, body })
    .then(() => 200, statusOf as () => number)
}
const mutate = (transactionId: string) =>
  send('mutate', { transactionId, mutations: [{ create: { _type: 'once' } }] })
const act = (transactionId: string, publishedId: string) =>
  send('actions', {
    transactionId,
    actions: [
      {
        actionType: 'sanity.action.document.create',
        publishedId,
        attributes: { _id: `drafts.${publishedId}`, _type: 'once' },
      },
    ],
  })

describe('a transaction id that was used before', () => {
  it('is refused, by mutations and by actions alike, also after a restart', async () => {
    expect(await mutate('used')).toBe(200)
    expect(await act('used-too', 'a1')).toBe(200)
    expect([await mutate('used'), await act('used', 'a2')]).toEqual([409, 409])
    await running.restart()
    editor = running.client('editor-token')
    expect([await mutate('used-too'), await act('used', 'a2'), await mutate('used')]).toEqual([409, 409, 409])
    const { store } = running.lake.datasets.get('production') ?? expect.unreachable()
    expect([store.sequence, store.get('drafts.a2')]).toEqual([2, undefined])
  })

  it('is given to one of many who send it at once', async () => {
    const sent = Array.from({ length: 20 }, (_, n) => (n % 2 ? mutate('race') : act('race', `race-${n}`)))
    const answers = await Promise.all(sent)
    expect(answers.filter((status) => status === 200)).toHaveLength(1)
    expect(answers.filter((status) => status === 409)).toHaveLength(19)
  })

  it('may be sent again after it was refused, or tried without being meant', async () => {
    const broken = { transactionId: 'again', mutations: [{ patch: { id: 'missing', set: { n: 1 } } }] }
    expect(await send('mutate', broken)).toBe(409)
    await editor.mutate([{ create: { _id: 'tried', _type: 'once' } }], {
      transactionId: 'again',
      dryRun: true,
    })
    expect(await mutate('again')).toBe(200)
  })
})

describe('a reader after an acknowledged write', () => {
  const RELEASE = 'rsoon'
  const layers = [
    { prefix: '', perspectives: ['published', 'drafts', RELEASE] },
    { prefix: 'drafts.', perspectives: ['drafts', [RELEASE, 'drafts']] },
    { prefix: `versions.${RELEASE}.`, perspectives: [RELEASE, [RELEASE, 'drafts']] },
  ]
  /** So much work that it is not done in the thread that writes. */
  const heavy = `"sum": count(*[count(*[_type == "bulk" && n > ^.n]) > 1])`

  it('sees it in every perspective, while others write and read', async () => {
    // Slow queries that are too many at once are answered 429, so they wait for each other.
    let turn: Promise<unknown> = Promise.resolve()
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const done = turn.then(work, work)
      turn = done
      return done
    }
    await editor.mutate(
      Array.from({ length: 150 }, (_, n) => ({ create: { _id: `bulk-${n}`, _type: 'bulk', n } })),
    )
    const writer = async (name: string) => {
      for (let n = 1; n <= 6; n++) {
        for (const { prefix, perspectives } of layers) {
          const _id = `${prefix}${name}`
          const value = `${name} ${prefix} ${n}`
          await editor.createOrReplace({ _id, _type: 'seen', value, slug: { current: name } })
          expect((await editor.getDocument(_id))?.value).toBe(value)
          const reads = [...perspectives, 'raw'].flatMap((perspective) => {
            const id = perspective === 'raw' ? _id : name
            const read = (query: string) =>
              editor.fetch(query, { id, name, value }, { perspective: perspective as 'raw', useCdn: false })
            return [
              read('*[_id == $id][0].value'),
              read('*[_type == "seen" && value == $value][0].value'),
              read('*[slug.current == $name] | order(value) {value}.value').then((values: string[]) =>
                values.find((found) => found === value),
              ),
              ...(n === 3 ? [inTurn(() => read(`{"value": *[_id == $id][0].value, ${heavy}}.value`))] : []),
            ]
          })
          expect(new Set(await Promise.all(reads)), `${_id} ${n}`).toEqual(new Set([value]))
        }
        await editor.mutate(layers.map(({ prefix }) => ({ delete: { id: `${prefix}${name}` } })))
        expect(await editor.fetch('*[_id == $name]', { name }, { perspective: 'drafts' })).toEqual([])
        expect(await editor.fetch('count(*[slug.current == $name])', { name }, { perspective: 'raw' })).toBe(
          0,
        )
      }
    }
    await Promise.all(['w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map(writer))
  }, 300_000)
})
