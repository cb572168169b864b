import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Changes } from './changes.ts'
import type { Context } from './context.ts'
import { type Fault, parseFaults } from './faults.ts'
import { json, readBody } from './http.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { MessageStore } from './message-store.ts'
import { sendMail } from './send.ts'

export interface SendgridOptions {
  /** 0 takes a free port. */
  port: number
  host?: string
  /** Folder of the SQLite file; unset keeps the mails in memory. */
  dataDir?: string
  /** Keys that may send. Unset or empty: any key may. */
  apiKeys?: string[]
  now?: () => Date
}

export interface Sendgrid {
  url: string
  messages: MessageStore
  /** Faults for the next sends, consumed one a request. */
  faults: Fault[]
  close(): Promise<void>
}

/** Starts a local SendGrid: the Mail Send API, the mails as JSON, and an inbox to read them in. */
export async function createSendgrid(options: SendgridOptions): Promise<Sendgrid> {
  const { port, host = '127.0.0.1', dataDir, apiKeys = [], now = () => new Date() } = options
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const messages = new MessageStore(dataDir ? path.join(dataDir, 'messages.sqlite') : ':memory:')
  const context: Context = { messages, changes: new Changes(), faults: [], apiKeys, now }
  const server = createServer((request, response) => {
    handle(context, request, response).catch((error: unknown) => {
      console.error(JSON.stringify({ level: 'error', at: request.url, error: String(error) }))
      if (!response.headersSent)
        json(response, 500, { errors: [{ message: 'Internal Server Error', field: null, help: null }] })
      else response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    messages,
    faults: context.faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          messages.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function handle(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const route = `${request.method} ${url.pathname}`
  const to = url.searchParams.get('to') ?? undefined
  if (route === 'POST /v3/mail/send') return sendMail(context, request, response)
  if (route === 'GET /messages') {
    const limit = Number(url.searchParams.get('limit') ?? 1000)
    return json(
      response,
      200,
      context.messages.list({ to, limit: Number.isInteger(limit) && limit > 0 ? limit : 1000 }),
    )
  }
  if (route === 'DELETE /messages') {
    const deleted = context.messages.remove({ to })
    context.changes.announce()
    return json(response, 200, { deleted })
  }
  if (route === 'PUT /faults') return setFaults(context, request, response)
  if (route === 'GET /faults') return json(response, 200, context.faults)
  if (request.method === 'GET' && inboxRoutes(context, url, request, response)) return
  json(response, 404, { errors: [{ message: `Not found: ${route}`, field: null, help: null }] })
}

async function setFaults(
  { faults }: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request)
    faults.splice(0, faults.length, ...parseFaults(JSON.parse(body?.toString() || '[]')))
    json(response, 200, faults)
  } catch (error) {
    json(response, 400, { errors: [{ message: String(error), field: null, help: null }] })
  }
}
