import { patienceMs, within } from './support.ts'

export interface SseEvent {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of many shapes
  data: any
}

export interface SseReader {
  /** Every event so far, in the order of their arrival. */
  events: SseEvent[]
  /** Resolves when one of the events, old or new, passes. */
  until(passes: (event: SseEvent) => boolean): Promise<SseEvent>
  /** Resolves when the stream is over, however it ended. */
  ended: Promise<void>
  close(): Promise<void>
}

/** Reads a stream of events as it comes, with nothing of a client between. */
export async function readEvents(url: string, token?: string): Promise<SseReader> {
  const controller = new AbortController()
  const response = await fetch(url, {
    signal: controller.signal,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
  if (!response.ok || !response.body) throw new Error(`The stream was answered ${response.status}`)
  const events: SseEvent[] = []
  const looking = new Set<() => void>()
  const ended = (async () => {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1]
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (event !== undefined && data !== undefined) events.push({ event, data: JSON.parse(data) })
      }
      for (const look of looking) look()
    }
  })().catch(() => {})
  return {
    events,
    ended,
    async until(passes) {
      const found = events.find(passes)
      if (found) return found
      let look = () => {}
      const seen = new Promise<SseEvent>((resolve) => {
        look = () => {
          const event = events.find(passes)
          if (event) resolve(event)
        }
      })
      looking.add(look)
      return within(seen, patienceMs, 'the awaited event').finally(() => looking.delete(look))
    },
    async close() {
      controller.abort()
      await ended
    },
  }
}

export function listenUrl(lakeUrl: string, query: string, options: Record<string, string> = {}): string {
  const search = new URLSearchParams({ query, includeAllVersions: 'true', ...options })
  return `${lakeUrl}/v2025-02-19/data/listen/production?${search}`
}
