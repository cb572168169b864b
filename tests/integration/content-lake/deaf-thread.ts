import { parentPort } from 'node:worker_threads'
import type { ToThread } from '#emulators/content-lake/query/protocol.ts'

/** Stands in for the thread of slow queries: `loop` never ends, `throw` is a fault nobody expects. */
parentPort?.on('message', (message: ToThread) => {
  if (message.kind !== 'query') return
  const { id, task } = message
  parentPort?.postMessage({ kind: 'began', id })
  if (task.query === 'throw') throw new Error('a fault of the thread')
  while (task.query === 'loop');
  parentPort?.postMessage({ kind: 'answer', id, body: new TextEncoder().encode('1') })
})
