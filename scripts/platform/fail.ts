/** Ends a command because of something a person can mend: the message, and no stack trace. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
