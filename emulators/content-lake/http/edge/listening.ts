import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { plainError } from '../faults.ts'

/** A body may take as long as it keeps coming; a head may not. */
const HTTP_LIMITS = {
  keepAliveTimeout: 65_000,
  requestTimeout: 0,
  headersTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 64 * 1024,
}

/** What cannot be read as HTTP has no request to answer to; the client is told all the same, in the usual shape. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, body } =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? plainError(
          431,
          'Request Header Fields Too Large',
          'Address and headers are too long; send the query by POST',
        )
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? plainError(408, 'Request Timeout', 'The head of the request did not come in time')
        : plainError(400, 'Bad Request', `This is not HTTP: ${error.message}`)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

export interface Listening {
  port: number
  servers: Server[]
  close(): Promise<void>
}

/**
 * Listens on the host, and for `localhost` on both loopbacks: browsers try ::1 first, Node and curl often 127.0.0.1.
 * Port 0 takes a free one. Throws the socket's error (EADDRINUSE) when a port is taken.
 */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Listening> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(
      servers.map((server) => {
        server.closeAllConnections()
        return new Promise((resolve) => server.close(resolve))
      }),
    )
  }
  let bound = port
  for (const address of hosts) {
    const server = createServer(HTTP_LIMITS, handler).on('clientError', refuseUnreadable)
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(bound, address, () => resolve())
      })
    } catch (error) {
      if (address === '::1' && isMissingIpv6(error)) continue
      await close()
      throw error
    }
    servers.push(server)
    bound = (server.address() as AddressInfo).port
  }
  return { port: bound, servers, close }
}

const isMissingIpv6 = (error: unknown) =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')
