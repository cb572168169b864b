import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { requireKnownHost } from '../http/accounts/login.ts'
import { corsPolicyOf } from '../http/edge/cors-policy.ts'
import { pathSegments } from '../http/edge/path.ts'
import type { Lake } from '../http/lake.ts'
import { createPresenceSockets, type PresenceSockets } from './socket.ts'

/** Takes WebSocket upgrades at `/v…/socket/:dataset`; any other upgrade is refused. */
export function acceptPresence(servers: Server[], lake: Lake): PresenceSockets {
  const sockets = createPresenceSockets((token) => lake.accounts.byToken(token))
  const mayCall = corsPolicyOf(lake)
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    try {
      requireKnownHost(request.headers.host, lake.loopback, lake.publicUrl())
      const { origin } = request.headers
      if (origin !== undefined && !mayCall(origin, request.url ?? '/').allowed) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
        return
      }
      const [kind, dataset = ''] = pathSegments(new URL(`http://lake${request.url}`).pathname)
      if (kind !== 'socket' || !lake.datasets.has(dataset)) {
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
        return
      }
      sockets.upgrade(request, socket, head, dataset, lake.accounts.identify(request.headers))
    } catch {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n')
    }
  }
  for (const server of servers) server.on('upgrade', upgrade)
  return sockets
}
