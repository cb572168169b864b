import type { ServerResponse } from 'node:http'

/** One open server-sent event stream. */
export interface EventStream {
  send(event: string, data: unknown, id?: string): void
  end(): void
}

const HEARTBEAT_MS = 15_000
/** A reader that has fallen this far behind is cut off; it reconnects and takes a new snapshot. */
const BACKLOG_LIMIT_BYTES = 16 * 1024 * 1024

/** Turns a response into an event stream with a comment every 15 s. `closed` runs once, however the stream ends. */
export function openStream(
  response: ServerResponse,
  outbound: (text: string) => string,
  closed: () => void,
): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  response.socket?.setNoDelay(true)
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  response.write(':\n\n')
  response.once('close', () => {
    clearInterval(heartbeat)
    closed()
  })
  return {
    send(event, data, id) {
      if (response.writableLength > BACKLOG_LIMIT_BYTES) {
        response.destroy()
        return
      }
      const text = outbound(JSON.stringify(data))
      response.write(`event: ${event}\n${id ? `id: ${id}\n` : ''}data: ${text}\n\n`)
    },
    end: () => response.end(),
  }
}
