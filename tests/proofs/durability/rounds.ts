import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventually } from '#tests/support/eventually.ts'
import { createRandom } from '#tests/unit/content-lake/groq/random.ts'
import { type Ear, openEar } from './ear.ts'
import { emptyReplay, inspect } from './inspect.ts'
import { COUNTER, type Ledger, writeUntilKilled } from './load.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { createServerOn, post, type Server } from './server.ts'
import { told } from './told.ts'

export interface Plan {
  dataDir: string
  rounds: number
  writers: number
  seed: number
  /** Longest time under load before a kill, in ms; the shortest is a tenth of it. */
  loadMs: number
  /** What a slow machine must have acknowledged in a round before that time begins. Default 1. */
  least?: number
}

export interface Verdict {
  acknowledged: number
  committed: number
  /** Committed, but killed before the answer was heard. */
  unheard: number
  /** Sent again after the restart under the same id: refused where it was committed, done where it was not. */
  sentAgain: number
  heard: number
  resumed: number
  delivered: number
  repeated: number
  /** What should not be; empty when all is well. */
  faults: string[]
}

/** Kills a server under load again and again, and compares what it keeps with what it told. */
export async function killUnderLoad(plan: Plan): Promise<Verdict> {
  const { rounds, writers, dataDir } = plan
  const random = randomFrom(plan.seed)
  const server = await createServerOn(dataDir)
  const receiver = await startReceiver()
  const ledger: Ledger = { sent: new Map(), acknowledged: new Set(), faults: [] }
  const played = emptyReplay()
  let ear: Ear | undefined
  let unheard = 0
  let sentAgain = 0
  try {
    await server.start()
    await setUp(server, receiver)
    ear = openEar(server.url, '*[_type in ["counter", "note"]]')
    await eventually(() => post(server.url, '/data/query/production', { query: '1' }))
    for (let round = 1; round <= rounds; round++) {
      const known = played.ids.length
      const writing = writeUntilKilled(server.url, round, writers, ledger, random)
      await eventually(() => {
        if (acknowledgedIn(ledger, round) < (plan.least ?? 1)) throw new Error('Too little was acknowledged.')
      })
      await sleep(plan.loadMs * (0.1 + 0.9 * random()))
      await server.kill()
      await writing
      ledger.faults.push(...inspect(join(dataDir, 'documents.sqlite'), ledger, played))
      unheard += played.ids.slice(known).filter((id) => id !== 'setup' && !ledger.acknowledged.has(id)).length
      await server.start()
      sentAgain += await sendAgain(server, round, ledger, new Set(played.ids))
    }
    await post(server.url, '/data/mutate/production', {
      transactionId: 'end',
      mutations: [{ create: { _id: 'end', _type: 'note' } }],
    })
    ledger.sent.set('end', { id: 'end', path: '', body: {}, changes: ['end'] })
    ledger.acknowledged.add('end')
    await hearAll(ear, receiver)
    await ear.close()
    const code = await server.stop()
    if (code !== 0) ledger.faults.push(`the server ended with ${code} when it was asked to stop`)
    ledger.faults.push(...inspect(join(dataDir, 'documents.sqlite'), ledger, played))
    ledger.faults.push(...told(played, ledger, ear, receiver))
  } finally {
    await ear?.close()
    await server.kill()
    await receiver.close()
  }
  return {
    acknowledged: ledger.acknowledged.size,
    committed: played.ids.length,
    unheard,
    sentAgain,
    heard: ear?.heard.length ?? 0,
    resumed: ear?.resumed ?? 0,
    delivered: receiver.delivered.size,
    repeated: receiver.repeated,
    faults: ledger.faults,
  }
}

function randomFrom(seed: number): () => number {
  const { below } = createRandom(seed)
  return () => below(2 ** 30) / 2 ** 30
}

async function setUp(server: Server, receiver: Receiver): Promise<void> {
  await receiver.register(server.url)
  await post(server.url, '/data/mutate/production', {
    transactionId: 'setup',
    mutations: [{ create: { _id: COUNTER, _type: 'counter', n: 0 } }],
  })
}

const acknowledgedIn = ({ acknowledged }: Ledger, round: number) =>
  [...acknowledged].filter((id) => id.startsWith(`r${round}-`)).length

/** A client that heard no answer sends again: what was done must be refused, what was not must be done. */
async function sendAgain(
  server: Server,
  round: number,
  ledger: Ledger,
  committed: Set<string>,
): Promise<number> {
  const open = [...ledger.sent.values()].filter(
    ({ id }) => id.startsWith(`r${round}-`) && !ledger.acknowledged.has(id),
  )
  for (const { id, path, body } of open) {
    const { status } = await post(server.url, path, body)
    const expected = committed.has(id) ? 409 : 200
    if (status !== expected) ledger.faults.push(`${id}, sent again, was answered ${status}, not ${expected}`)
    ledger.acknowledged.add(id)
  }
  return open.length
}

const hearAll = (ear: Ear, receiver: Receiver) =>
  eventually(() => {
    if (ear.heard.at(-1) !== 'end#end') throw new Error('The listener has not heard the end.')
    if (!receiver.delivered.has('end#end')) throw new Error('The webhook was not told of the end.')
  }, 60_000)
