import type { ServerResponse } from 'node:http'

/** One open server-sent event stream. */
export interface EventStream {
  /** Sends one or more events as `eventFrame` makes them. */
  write(frame: Buffer | string): void
  end(): void
  /** Calls once, however the stream ends, and at once when it has ended already. */
  onClose(closed: () => void): void
}

const HEARTBEAT_MS = 15_000
/** How long a reader waits before it connects again; by itself it would wait for 3 s. */
const RETRY_MS = 1000
/** A reader that has fallen this far behind is cut off; it connects again and resumes where it stopped reading. */
export const BACKLOG_LIMIT_BYTES = 4 * 1024 * 1024

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** An event as the EventSource standard writes it; `data` is one line of JSON. */
export function eventFrame(event: string, data: string, id?: string): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`
}

/** Moves the reader's position, from which it resumes, without an event. */
export const positionFrame = (id: string) => `id: ${id}\n\n`

/** Turns a response into an event stream that says every 15 s that it is there; `beat` adds a frame to that. */
export function openStream(response: ServerResponse, beat: () => string = () => ''): EventStream {
  response.writeHead(200, STREAM_HEADERS)
  response.socket?.setNoDelay(true)
  const write = (frame: Buffer | string) => {
    if (response.destroyed || response.writableEnded) return
    if (response.writableLength > BACKLOG_LIMIT_BYTES) response.destroy()
    else response.write(frame)
  }
  write(`retry: ${RETRY_MS}\n\n`)
  const heartbeat = setInterval(() => write(`:\n\n${beat()}`), HEARTBEAT_MS)
  heartbeat.unref()
  const onClose = (closed: () => void) => {
    if (response.destroyed) closed()
    else response.once('close', closed)
  }
  onClose(() => clearInterval(heartbeat))
  return { write, onClose, end: () => response.end() }
}
