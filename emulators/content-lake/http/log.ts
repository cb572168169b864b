/** Writes one line of JSON to stderr. */
export type Log = (event: string, details: Record<string, unknown>) => void

export const logToStderr: Log = (event, details) => {
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), service: 'content-lake', event, ...details })}\n`,
  )
}

/** An error with its causes, fit for a log line. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  return { name: error.name, message: error.message, stack: error.stack }
}
