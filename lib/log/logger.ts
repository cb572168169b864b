import { markReported } from './reported.ts'

export type Fields = Record<string, unknown>
type Level = 'info' | 'warn' | 'error'

/** Writes one line of JSON. Field `error` is spelled out with its causes. */
function write(level: Level, message: string, fields: Fields = {}): void {
  if (level === 'error') markReported(fields.error)
  const line = formatLine(level, message, fields, new Date())
  if (level === 'info') process.stdout.write(`${line}\n`)
  else process.stderr.write(`${line}\n`)
}

export const logger = {
  info: (message: string, fields?: Fields) => write('info', message, fields),
  warn: (message: string, fields?: Fields) => write('warn', message, fields),
  error: (message: string, fields?: Fields) => write('error', message, fields),
}

/** One line, whatever the fields hold: a value that JSON cannot write is written as text. */
export function formatLine(level: Level, message: string, fields: Fields, time: Date): string {
  const { error, ...rest } = fields
  const entry = {
    time: time.toISOString(),
    level,
    message,
    ...rest,
    ...(error === undefined ? {} : { error: describeError(error) }),
  }
  return JSON.stringify(entry, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

const deepestCause = 4

function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(depth === 0 ? { stack: error.stack } : {}),
    ...(error.cause !== undefined && depth < deepestCause
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  }
}
