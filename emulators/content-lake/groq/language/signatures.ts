type Arity = number | ((count: number) => boolean)

/** `delta`: only where there is a change to speak of. */
interface Signature {
  arity: Arity
  mode?: 'delta'
}

const of = (arity: Arity): Signature => ({ arity })
const any = of(() => true)

/** Every function that a query may call, by namespace, with the number of its arguments. */
const FUNCTIONS: Record<string, Record<string, Signature>> = {
  global: {
    boost: of(2),
    coalesce: any,
    count: of(1),
    dateTime: of(1),
    defined: of(1),
    geo: of(1),
    identity: of(0),
    length: of(1),
    lower: of(1),
    now: of(0),
    path: of(1),
    pt: of(1),
    references: of((count) => count > 0),
    round: of((count) => count === 1 || count === 2),
    string: of(1),
    upper: of(1),
  },
  array: { compact: of(1), intersects: of(2), join: of(2), unique: of(1) },
  dateTime: { now: of(0) },
  delta: { operation: { arity: 0, mode: 'delta' } },
  diff: { changedAny: of(3), changedOnly: of(3) },
  documents: { get: of(1), incomingGlobalDocumentReferenceCount: any, incomingRefCount: any },
  geo: { contains: of(2), distance: of(2), intersects: of(2), latLng: of(2) },
  math: { avg: of(1), max: of(1), min: of(1), sum: of(1) },
  media: { aspect: of(2) },
  pt: { text: of(1) },
  releases: { all: of(0) },
  sanity: { dataset: of(0), partOfRelease: of(1), projectId: of(0), versionOf: of(1) },
  string: { lower: of(1), split: of(2), startsWith: of(2), upper: of(1) },
  text: { query: of(1), semanticSimilarity: of(1) },
  user: { attributes: of(0) },
}

const PIPE_FUNCTIONS = new Set(['order', 'score'])

/** What is wrong with a call, in the words in which groq-js says it; null for a good one. */
export function callFault(
  namespace: string,
  name: string,
  count: number,
  mode: 'normal' | 'delta',
): string | null {
  const functions = Object.hasOwn(FUNCTIONS, namespace) ? FUNCTIONS[namespace] : undefined
  if (!functions) return `Undefined namespace: ${namespace}`
  const signature = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!signature || (signature.mode && signature.mode !== mode)) return `Undefined function: ${name}`
  const { arity } = signature
  if (typeof arity === 'number' ? count === arity : arity(count)) return null
  const expected = typeof arity === 'number' ? ` Expected ${arity}, got ${count}.` : ''
  return `Incorrect number of arguments to function ${name}().${expected}`
}

export function pipeCallFault(name: string): string | null {
  return PIPE_FUNCTIONS.has(name) ? null : `Undefined pipe function: ${name}`
}
