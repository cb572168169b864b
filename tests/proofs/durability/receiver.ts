import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { post } from './server.ts'

/** A webhook receiver that remembers which documents of which transactions it was told of. */
export interface Receiver {
  delivered: Set<string>
  /** Deliveries that had come before. */
  repeated: number
  /** Registers itself for the notes that are published. */
  register(url: string): Promise<void>
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const { 'sanity-transaction-id': transaction, 'sanity-document-id': document } = request.headers
      const name = `${transaction}#${document}`
      if (receiver.delivered.has(name)) receiver.repeated++
      receiver.delivered.add(name)
      response.writeHead(200).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    delivered: new Set(),
    repeated: 0,
    async register(url) {
      const hook = {
        type: 'document',
        name: 'proof',
        url: `http://127.0.0.1:${port}/`,
        dataset: 'production',
        rule: { on: ['create'], filter: '_type == "note"', projection: '{_id}' },
      }
      const { status, body } = await post(url, '/hooks/projects/proof', hook)
      if (status >= 300) throw new Error(`The webhook was refused: ${JSON.stringify(body)}`)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}
