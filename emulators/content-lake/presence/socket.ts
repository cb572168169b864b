import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Identity } from '../types.ts'
import { createRoom, type Member, type PresenceEvent, type Room } from './room.ts'

/** A connection that does not answer one heartbeat before the next is lost. */
const HEARTBEAT_MS = 10_000
const MESSAGE_LIMIT_BYTES = 256 * 1024

interface Call {
  id?: unknown
  method?: unknown
  params?: Record<string, unknown>
}

export interface PresenceSockets {
  /** Takes an upgrade request for the socket of a dataset. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, dataset: string, identity: Identity): void
  close(): void
}

/** JSON-RPC 2.0 over WebSocket, one room a dataset, as the Studio's bifur client speaks it. */
export function createPresenceSockets(
  identify: (token: string) => Identity | undefined,
  heartbeatMs = HEARTBEAT_MS,
): PresenceSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES })
  const rooms = new Map<string, Room>()
  const roomOf = (dataset: string) => {
    const room = rooms.get(dataset) ?? createRoom()
    rooms.set(dataset, room)
    return room
  }
  return {
    upgrade(request, socket, head, dataset, identity) {
      server.handleUpgrade(request, socket, head, (client) =>
        attend(client, roomOf(dataset), identity, identify, heartbeatMs),
      )
    },
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

function attend(
  socket: WebSocket,
  room: Room,
  identity: Identity,
  identify: (token: string) => Identity | undefined,
  heartbeatMs: number,
): void {
  const subscriptions = new Set<string>()
  let issued = 0
  let isKnown = identity.role !== 'anonymous'
  const write = (message: Record<string, unknown>) =>
    socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }))
  const member: Member = {
    userId: identity.id,
    deliver(event: PresenceEvent) {
      for (const subscription of subscriptions) {
        write({ method: 'presence_subscription', params: { subscription, result: event } })
      }
    },
  }
  const methods: Record<string, (params: Record<string, unknown>) => unknown> = {
    authorization(params) {
      const token = String(params.authorization ?? '').replace(/^Bearer\s+/i, '')
      const found = identify(token)
      if (!found) throw new Error('Session not found')
      member.userId = found.id
      isKnown = true
      return { authorized: true }
    },
    presence_subscribe() {
      const subscription = `s${++issued}`
      subscriptions.add(subscription)
      return subscription
    },
    presence_unsubscribe: (params) => subscriptions.delete(String(params.subscriptionId)),
    presence_rollcall(params) {
      room.rollCall(member, params.session)
      return {}
    },
    presence_announce(params) {
      room.announce(member, (params.data ?? {}) as Record<string, unknown>)
      return {}
    },
    presence_disconnect(params) {
      room.disconnect(member, params.session)
      return {}
    },
  }

  const permitted = (method: string) => {
    if (!isKnown && method !== 'authorization') throw new Error('Send a token by "authorization" first')
    return Object.hasOwn(methods, method) ? methods[method] : undefined
  }

  room.join(member)
  let isAlive = true
  const heartbeat = setInterval(() => {
    if (!isAlive) {
      socket.terminate()
      return
    }
    isAlive = false
    socket.ping()
    socket.send('♥')
  }, heartbeatMs)
  heartbeat.unref()
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (data) => answer(String(data), permitted, write))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(heartbeat)
    room.leave(member)
  })
}

function answer(
  text: string,
  permitted: (method: string) => ((params: Record<string, unknown>) => unknown) | undefined,
  write: (message: Record<string, unknown>) => void,
): void {
  let call: Call
  try {
    call = Object(JSON.parse(text)) as Call
  } catch {
    write({ id: null, error: { code: -32700, message: 'The message is not JSON' } })
    return
  }
  const id = call.id ?? null
  try {
    const method = permitted(String(call.method))
    if (method) write({ id, result: method(Object(call.params ?? {})) })
    else write({ id, error: { code: -32601, message: `There is no method "${String(call.method)}"` } })
  } catch (error) {
    write({ id, error: { code: 4001, message: (error as Error).message } })
  }
}
