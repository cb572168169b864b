/** An error in one sentence, with its cause: what a row of a table says of why it stands where it stands. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message || error.cause.name})` : ''
  return `${error.message || error.name}${cause}`.slice(0, 1_000)
}
