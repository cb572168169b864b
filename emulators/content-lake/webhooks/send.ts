import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'
import type { Attempt } from './schedule.ts'

const TIMEOUT_MS = 30_000
const KEPT_BODY_BYTES = 4096

/** Whether the reason of an unreachable attempt is that time ran out. */
export const isTimeout = (reason: string) => reason.startsWith('no answer within')

export interface Sender {
  /** Makes one attempt; never throws. */
  send(url: string, method: string, headers: Record<string, string>, body: string): Promise<Attempt>
  close(): void
}

/** Sends over kept-alive connections. Redirects are not followed: they are final answers. */
export function createSender(timeoutMs = TIMEOUT_MS): Sender {
  const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) }
  const under = new Set<ClientRequest>()

  const attempt = (url: URL, method: string, headers: Record<string, string>, body: string) =>
    new Promise<Attempt | 'stale connection'>((resolve) => {
      const secure = url.protocol === 'https:'
      const options = { method, headers, agent: agents[secure ? 'https:' : 'http:'] }
      let request: ClientRequest
      try {
        request = (secure ? httpsRequest : httpRequest)(url, options)
      } catch (error) {
        return resolve({ kind: 'unreachable', reason: `cannot be sent: ${(error as Error).message}` })
      }
      const deadline = setTimeout(
        () => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)),
        timeoutMs,
      )
      under.add(request)
      const finish = (result: Attempt | 'stale connection') => {
        clearTimeout(deadline)
        under.delete(request)
        resolve(result)
      }
      request.on('response', (response) => {
        readStart(response).then(
          (text) => finish({ kind: 'answered', status: response.statusCode ?? 0, body: text }),
          (error: Error) => finish({ kind: 'unreachable', reason: error.message }),
        )
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        const closedWhileIdle =
          request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
        finish(closedWhileIdle ? 'stale connection' : { kind: 'unreachable', reason: reasonOf(error) })
      })
      request.end(body)
    })

  return {
    async send(url, method, headers, body) {
      for (let tries = 0; tries < 3; tries++) {
        const result = await attempt(new URL(url), method, headers, body)
        if (result !== 'stale connection') return result
      }
      return { kind: 'unreachable', reason: 'the receiver closes each connection before it answers' }
    },
    close() {
      for (const request of under) request.destroy(new Error('the server is stopping'))
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

async function readStart(response: IncomingMessage): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response) if (text.length < KEPT_BODY_BYTES) text += chunk
  return text.slice(0, KEPT_BODY_BYTES)
}

/** A refused connection to `localhost` is an AggregateError without a message of its own. */
const reasonOf = (error: NodeJS.ErrnoException) => error.message || error.code || error.name
