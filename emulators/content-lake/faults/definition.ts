import { badRequest } from '../http/faults.ts'

/** How often a fault strikes where it applies. */
export interface Frequency {
  /** It strikes this often and is gone; without it, until it is taken away. */
  times?: number
  /** From 0 to 1, drawn from `seed` (default 1), so that a run can be repeated; without it, every time. */
  probability?: number
  seed?: number
}

/** What happens to a request that matches. Without a field, that field matches all. */
export interface ApiFault extends Frequency {
  kind: 'rate-limit' | 'status' | 'hang' | 'slow' | 'reset' | 'malformed'
  /** The beginning of a path below the version prefix, such as `/data/query`. */
  path?: string
  method?: string
  dataset?: string
  /** The configured name of a token, never the token. */
  token?: string
  /** Of `status`: 400–599. Default 503. */
  status?: number
  /** Of `rate-limit`, and of `status` when given: the seconds in `retry-after`. Default 1. */
  retryAfter?: number
  /** How long `slow` waits, and how long a connection lives that is to be reset. Default 0. */
  ms?: number
  /** The request is carried out first, and the fault takes the place of its answer: the caller cannot know. */
  after?: boolean
}

/** What happens to the deliveries of a webhook. */
export interface HookFault extends Frequency {
  kind: 'duplicate' | 'delay' | 'reorder' | 'drop'
  /** The id or the name of a webhook; `*` for all. */
  hook: string
  /** How long `delay` holds a message back, `duplicate` its second sending, and the longest that `reorder` waits for a next one (default 1000). */
  ms?: number
}

/** The clock by which deliveries are tried again and given up runs ahead; nothing else of the server does. */
export interface RetryClockFault extends Frequency {
  kind: 'retry-clock'
  /** How far. */
  ms: number
}

export type Fault = ApiFault | HookFault | RetryClockFault

const API_KINDS = ['rate-limit', 'status', 'hang', 'slow', 'reset', 'malformed']
const HOOK_KINDS = ['duplicate', 'delay', 'reorder', 'drop']
const CLOCK_KIND = 'retry-clock'

export const isHookFault = (fault: Fault): fault is HookFault => HOOK_KINDS.includes(fault.kind)
export const isApiFault = (fault: Fault): fault is ApiFault => API_KINDS.includes(fault.kind)
export const isRetryClock = (fault: Fault): fault is RetryClockFault => fault.kind === CLOCK_KIND

/** Reads the body of `PUT /faults`. Throws 400 that names the first field at fault. */
export function parseFaults(body: unknown): Fault[] {
  if (!Array.isArray(body))
    throw badRequest('Send an array of faults, such as [{"kind":"status","status":503}]')
  return body.map((entry: unknown, index) => parseFault(entry, `[${index}]`))
}

function parseFault(entry: unknown, where: string): Fault {
  if (entry === null || typeof entry !== 'object') throw badRequest(`${where} must be an object`)
  const given = entry as Record<string, unknown>
  const kind = String(given.kind)
  const kinds = [...API_KINDS, ...HOOK_KINDS, CLOCK_KIND]
  if (!kinds.includes(kind)) throw badRequest(`${where}.kind must be one of ${kinds.join(', ')}`)
  const read = readerOf(given, where)
  if (kind === CLOCK_KIND) {
    const ahead = { kind: 'retry-clock' as const, ms: read.number('ms', 0, Infinity) ?? 0 }
    read.refuseUnknown(ahead)
    return ahead
  }
  const fault = HOOK_KINDS.includes(kind)
    ? { kind, hook: read.text('hook') ?? '*', ms: read.number('ms', 0, Infinity) }
    : {
        kind,
        path: read.text('path'),
        method: read.text('method')?.toUpperCase(),
        dataset: read.text('dataset'),
        token: read.text('token'),
        status: read.number('status', 400, 599),
        retryAfter: read.number('retryAfter', 0, Infinity),
        ms: read.number('ms', 0, Infinity),
        after: read.truth('after'),
      }
  const frequency = {
    times: read.number('times', 1, Infinity),
    probability: read.number('probability', 0, 1),
    seed: read.number('seed', -Infinity, Infinity),
  }
  read.refuseUnknown({ ...fault, ...frequency })
  return withoutAbsent({ ...fault, ...frequency }) as unknown as Fault
}

function readerOf(given: Record<string, unknown>, where: string) {
  const read = <T>(field: string, fits: (value: unknown) => value is T, what: string): T | undefined => {
    const value = given[field]
    if (value === undefined || fits(value)) return value
    throw badRequest(`${where}.${field} must be ${what}`)
  }
  return {
    text: (field: string) => read(field, (value) => typeof value === 'string', 'a string'),
    truth: (field: string) => read(field, (value) => typeof value === 'boolean', 'true or false'),
    number: (field: string, least: number, most: number) =>
      read(
        field,
        (value): value is number => typeof value === 'number' && value >= least && value <= most,
        `a number from ${least} to ${most}`,
      ),
    refuseUnknown(known: object) {
      const unknown = Object.keys(given).find((field) => !(field in known))
      if (unknown) throw badRequest(`${where}.${unknown} is not a field of "${given.kind}"`)
    },
  }
}

const withoutAbsent = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
