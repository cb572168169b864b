import type { EventStream } from '#emulators/content-lake/listen/stream.ts'

export interface RecordedEvent {
  event: string
  id?: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of many shapes
  data: any
}

/** A stream that keeps what is written to it, as the reader of it would understand it. */
export function recordedStream() {
  let text = ''
  const ends: string[] = []
  const stream: EventStream = {
    write(frame) {
      text += String(frame)
    },
    end: () => void ends.push('ended'),
    onClose() {},
  }
  return {
    stream,
    ends,
    /** Events in order; a position without an event is left out. */
    events(): RecordedEvent[] {
      const events: RecordedEvent[] = []
      for (const block of text.split('\n\n')) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
        const [event, data, id] = [field('event'), field('data'), field('id')]
        if (event === undefined || data === undefined) continue
        events.push({ event, data: JSON.parse(data), ...(id === undefined ? {} : { id }) })
      }
      return events
    },
    /** What a client would send as `Last-Event-ID`. */
    position: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1],
  }
}
