// Next bundles its parts apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockReported?: WeakSet<Error> }

/** Remembers that an error is in the log. */
export function markReported(error: unknown): void {
  shared.restockReported ??= new WeakSet()
  if (error instanceof Error) shared.restockReported.add(error)
}

/** Whether an error is in the log already. */
export function isReported(error: Error): boolean {
  return shared.restockReported?.has(error) ?? false
}
