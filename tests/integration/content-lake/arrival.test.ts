import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { watchArrival } from '#emulators/content-lake/http/edge/arrival.ts'
import { readText } from '#emulators/content-lake/http/exchange.ts'
import { patienceMs, within } from './support.ts'

/** Much longer than a busy machine pauses. */
const SILENCE_MS = 1500
/** Of a body that comes in six parts, all of them together are longer than the silence that ends it. */
const BETWEEN_MS = SILENCE_MS / 4
const server = createServer(async (request, response) => {
  watchArrival(request, response, SILENCE_MS)
  const text = await readText(request).catch(() => null)
  // A body that has arrived is not timed: what follows may take as long as it does.
  if (text === 'whole' || request.method === 'GET')
    await new Promise((resolve) => setTimeout(resolve, 1.5 * SILENCE_MS))
  if (text !== null) response.end(text)
})
afterEach(() => {
  server.closeAllConnections()
})

async function send(...parts: string[]): Promise<string> {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  const ended = once(socket, 'close')
  for (const part of parts) {
    socket.write(part)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  await within(ended, patienceMs, 'the end of the connection')
  return answer
}

const head = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\n'

it('answers 408 for a body that stops coming, and ends the connection', async () => {
  expect(await send(head, 'wh')).toMatch(/^HTTP\/1.1 408 [\s\S]*Nothing of the body came for 1500 ms/)
})

it('waits for a body as long as it comes, and for the answer as long as it takes', async () => {
  expect(await send(head, 'w', 'h', 'o', 'l', 'e')).toMatch(/^HTTP\/1.1 200 [\s\S]*whole$/)
})

it('does not time a request without a body', async () => {
  expect(await send('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /)
})
