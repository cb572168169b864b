/** What the next sends shall suffer, one fault a request, in order. */
export type Fault =
  /** 429 before anything is taken. */
  | { kind: 'rate-limit'; resetSeconds: number }
  /** An answer with this status, and nothing taken. */
  | { kind: 'status'; status: number }
  /** No answer, and nothing taken. */
  | { kind: 'hang' }
  /** The mail is taken and the connection dropped: the sender cannot know. */
  | { kind: 'drop-after-accept' }

const kinds = 'rate-limit (resetSeconds), status (status: 400–599), hang, drop-after-accept'

/**
 * Reads `[{kind, …, times?}]` into a queue; `times` repeats an entry.
 *
 * @throws Error that names the kinds there are
 */
export function parseFaults(body: unknown): Fault[] {
  if (!Array.isArray(body)) throw new Error(`Expected an array of faults: ${kinds}`)
  return body.flatMap(({ times = 1, ...entry }) => Array<Fault>(Number(times)).fill(parseFault(entry)))
}

function parseFault(entry: Record<string, unknown>): Fault {
  const { kind, status, resetSeconds } = entry
  if (kind === 'hang' || kind === 'drop-after-accept') return { kind }
  if (kind === 'rate-limit') return { kind, resetSeconds: Number(resetSeconds ?? 1) }
  if (kind === 'status' && Number(status) >= 400 && Number(status) <= 599)
    return { kind, status: Number(status) }
  throw new Error(`Unknown fault ${JSON.stringify(entry)}. There are: ${kinds}`)
}
