import { constants, setPriority } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { createAssetAddresses } from '../assets/address.ts'
import { LakeError } from '../errors.ts'
import { createQueryEngine, type QueryEngine } from '../groq/engine.ts'
import { timeExceeded } from '../groq/evaluation/budget.ts'
import { Interrupted, interruptible } from '../groq/evaluation/interrupt.ts'
import { forgetRuns } from '../groq/evaluation/run.ts'
import { loadTopology } from '../groq/functions/geo/topology.ts'
import { describeError } from '../http/log.ts'
import { TransactionLog } from '../store/log.ts'
import type { FromThread, ThreadSetup, ToThread } from './protocol.ts'
import { Replica } from './replica.ts'
import { answerText, requestOf } from './task.ts'

/** The thread of the slow lane: evaluates one query after the other on documents of its own. */

/** The watch inside this thread is the second of three; the last is the thread's end. */
const WATCH_AFTER_MS = 250
const PARSE_LIMIT_MS = 5000

// Linux keeps a priority for each thread. Elsewhere it would be that of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const port = parentPort as NonNullable<typeof parentPort>
const { databasePath, projectId, publicUrl } = workerData as ThreadSetup
const database = new DatabaseSync(databasePath, { readOnly: true, timeout: 1000 })
const { outbound } = createAssetAddresses(projectId, () => publicUrl)
const datasets = new Map<string, { replica: Replica; engine: QueryEngine }>()
const encoder = new TextEncoder()
loadTopology()

function datasetAt(name: string, sequence: number): QueryEngine {
  const known = datasets.get(name)
  if (known) {
    known.replica.catchUp(sequence)
    return known.engine
  }
  const replica = new Replica(new TransactionLog(database, name))
  const engine = createQueryEngine(replica, { projectId, dataset: name, parseLimitMs: PARSE_LIMIT_MS })
  datasets.set(name, { replica, engine })
  return engine
}

function reply(message: FromThread, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

function run({ id, dataset, sequence, task, limits }: ToThread & { kind: 'query' }): void {
  try {
    const engine = datasetAt(dataset, sequence)
    reply({ kind: 'began', id })
    const began = performance.now()
    const answer = interruptible(limits.timeMs + WATCH_AFTER_MS, () => engine.answer(requestOf(task, limits)))
    const body = encoder.encode(outbound(answerText(task, answer, performance.now() - began)))
    reply({ kind: 'answer', id, body }, [body.buffer])
  } catch (thrown) {
    if (thrown instanceof Interrupted) forgetRuns()
    const error = thrown instanceof Interrupted ? timeExceeded(limits.timeMs) : thrown
    if (error instanceof LakeError) reply({ kind: 'refusal', id, status: error.status, body: error.body })
    else reply({ kind: 'failure', id, error: describeError(error) })
  }
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'forget') datasets.delete(message.dataset)
  else run(message)
})
