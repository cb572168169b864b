/** An answer that is an error: `status` and `body` go to the client as they stand. */
export class LakeError extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown, message: string) {
    super(message)
    this.name = 'LakeError'
    this.status = status
    this.body = body
  }
}
