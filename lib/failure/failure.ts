/**
 * Why an attempt did not reach its end. An `outage` is waited out, however long it takes; a `fault` that stays leads aside, to an
 * operator; what is `unusable` goes there at once.
 */
export type FailureKind = 'outage' | 'fault' | 'unusable'

/** Work failed in a way that says how to go on. */
export class Failure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.kind = kind
  }
}
