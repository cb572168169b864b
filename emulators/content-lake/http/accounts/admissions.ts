import type { EventStream } from '../../listen/stream.ts'

/** Open streams outlast the permission under which they were opened, unless somebody looks. */
export interface Admissions {
  /** Ends the stream once `holds` says no. */
  watch(stream: EventStream, holds: () => boolean): void
  /** To be called when tokens, roles or datasets have changed. */
  reconsider(): void
  close(): void
}

/** Tokens expire without anybody calling. */
const LOOK_AGAIN_MS = 15_000

export function createAdmissions(): Admissions {
  const open = new Map<EventStream, () => boolean>()
  const reconsider = () => {
    for (const [stream, holds] of open) if (!holds()) stream.end()
  }
  const timer = setInterval(reconsider, LOOK_AGAIN_MS).unref()
  return {
    reconsider,
    watch(stream, holds) {
      open.set(stream, holds)
      stream.onClose(() => open.delete(stream))
    },
    close: () => clearInterval(timer),
  }
}
