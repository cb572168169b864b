import type { ServerResponse } from 'node:http'

/** Tells open inboxes, by server-sent events, that there is something new to show. */
export class Changes {
  #listeners = new Set<ServerResponse>()

  /** The first word comes at once: something may have come since the page was drawn. */
  subscribe(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 1000\ndata: changed\n\n')
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  announce(): void {
    for (const response of this.#listeners) response.write('data: changed\n\n')
  }
}
