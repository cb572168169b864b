import {
  type ApiFault,
  type Fault,
  type HookFault,
  isApiFault,
  isHookFault,
  isRetryClock,
  parseFaults,
} from './definition.ts'

/** What a fault may ask of a request. */
export interface Struck {
  method: string
  /** Below the version prefix, with a leading slash. */
  path: string
  dataset: string | undefined
  /** The configured name of the caller's token. */
  token: string
}

/** The faults that tests have asked for. There are none until then. */
export interface FaultPlan {
  /** Takes the place of all there were. Throws 400 for one that is not a fault. */
  set(faults: Fault[]): void
  /** What is left of them: `times` counts down. */
  list(): Fault[]
  clear(): void
  /** The fault that strikes this request, which is then counted, or null. */
  forRequest(request: Struck): ApiFault | null
  /** The fault that strikes this delivery, which is then counted, or null. */
  forDelivery(hook: { id: string; name: string }): HookFault | null
  /** How far the clock of retries runs ahead, in ms. */
  retryClockAhead(): number
}

export function createFaultPlan(): FaultPlan {
  let entries: { fault: Fault; draw: () => number }[] = []

  /** The first that applies and is drawn. One that applies and is not drawn leaves the request to the next. */
  const strike = <T extends Fault>(applies: (fault: Fault) => fault is T): T | null => {
    for (const entry of entries) {
      const { fault, draw } = entry
      if (!applies(fault) || (fault.probability !== undefined && draw() >= fault.probability)) continue
      if (fault.times !== undefined) {
        fault.times--
        if (fault.times <= 0) entries = entries.filter((one) => one !== entry)
      }
      return fault
    }
    return null
  }

  return {
    set(faults) {
      entries = parseFaults(faults).map((fault) => ({ fault, draw: randomFrom(fault.seed ?? 1) }))
    },
    list: () => entries.map(({ fault }) => ({ ...fault })),
    clear() {
      entries = []
    },
    forRequest: (request) =>
      strike((fault): fault is ApiFault => isApiFault(fault) && appliesTo(fault, request)),
    forDelivery: ({ id, name }) =>
      strike((fault): fault is HookFault => isHookFault(fault) && ['*', id, name].includes(fault.hook)),
    retryClockAhead: () =>
      entries.reduce((ahead, { fault }) => Math.max(ahead, isRetryClock(fault) ? fault.ms : 0), 0),
  }
}

const appliesTo = (fault: ApiFault, { method, path, dataset, token }: Struck) =>
  (fault.path === undefined || path === fault.path || path.startsWith(`${fault.path.replace(/\/$/, '')}/`)) &&
  (fault.method === undefined || fault.method === method) &&
  (fault.dataset === undefined || fault.dataset === dataset) &&
  (fault.token === undefined || fault.token === token)

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
