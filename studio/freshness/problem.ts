export type ProblemKind = 'no token' | 'unknown' | 'forbidden' | 'unavailable' | 'refused' | 'network'

/** Why the shop did not say what was asked. */
export class FreshnessProblem extends Error {
  readonly kind: ProblemKind

  constructor(kind: ProblemKind, message: string) {
    super(message)
    this.name = 'FreshnessProblem'
    this.kind = kind
  }
}

/** What kind of problem an answer with this status is. */
export function problemKindOf(status: number): ProblemKind {
  if (status === 401) return 'unknown'
  if (status === 403) return 'forbidden'
  return status >= 500 ? 'unavailable' : 'refused'
}

/** Asking again does not help until the editor has done something. */
export function isLasting(kind: ProblemKind): boolean {
  return kind === 'no token' || kind === 'unknown' || kind === 'forbidden'
}

/** The problem in words, with what to do. */
export function describeProblem(error: unknown): { title: string; advice: string; kind: ProblemKind } {
  const problem = error instanceof FreshnessProblem ? error : new FreshnessProblem('network', String(error))
  return { kind: problem.kind, ...words[problem.kind](problem.message) }
}

const words: Record<ProblemKind, (message: string) => { title: string; advice: string }> = {
  'no token': () => ({
    title: 'The shop cannot be told who you are',
    advice:
      'You are logged in by a cookie that only Sanity can read. Log out and in again; if this stays, the Studio has to be set to log in by token.',
  }),
  unknown: () => ({
    title: 'Your session has ended',
    advice: 'Log out and in again. Nothing is lost: what you published goes live all the same.',
  }),
  forbidden: (message) => ({ title: 'Your role may not do this', advice: message }),
  unavailable: (message) => ({
    title: 'The shop cannot tell right now',
    advice: `${message || 'It does not answer as it should.'} It is asked again by itself.`,
  }),
  refused: (message) => ({ title: 'The shop refused', advice: message || 'Try again in a moment.' }),
  network: () => ({
    title: 'The shop does not answer',
    advice:
      'Your network may be gone, or the shop is not served at this address. It is asked again by itself.',
  }),
}
