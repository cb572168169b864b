import { setTimeout as pause } from 'node:timers/promises'
import { type Delivery, signedDelivery } from '#tests/e2e/support/delivery.ts'

/** Where deliveries are sent, and how they are signed. */
export interface Receiver {
  url: string
  secret: string
}

/** One after the other; the ms each took to be acknowledged. */
export async function sendSerially(receiver: Receiver, contents: readonly unknown[]): Promise<number[]> {
  const taken: number[] = []
  for (const content of contents) taken.push(await send(receiver, content))
  return taken
}

/** So many a second, whether or not the earlier ones are answered; the ms from when each was due. */
export async function sendOpenly(
  receiver: Receiver,
  contents: readonly unknown[],
  perSecond: number,
): Promise<number[]> {
  const began = performance.now()
  return Promise.all(
    contents.map(async (content, at) => {
      const due = began + (at * 1_000) / perSecond
      await pause(Math.max(0, due - performance.now()))
      await send(receiver, content)
      return performance.now() - due
    }),
  )
}

/** By so many senders at once, each of which sends its next when its last is answered. */
export async function sendAtOnce(
  receiver: Receiver,
  contents: readonly unknown[],
  senders: number,
): Promise<number[]> {
  const rest = [...contents]
  const taken: number[] = []
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let content = rest.shift(); content !== undefined; content = rest.shift())
        taken.push(await send(receiver, content))
    }),
  )
  return taken
}

/** @throws Error when a delivery is not answered with 200. */
async function send({ url, secret }: Receiver, content: unknown): Promise<number> {
  const delivery: Delivery = signedDelivery(content, secret)
  const began = performance.now()
  const response = await fetch(url, { method: 'POST', ...delivery, signal: AbortSignal.timeout(30_000) })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`A delivery was answered with ${response.status}.`)
  return performance.now() - began
}
