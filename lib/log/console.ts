import { format } from 'node:util'
import { logger } from './logger.ts'
import { isReported } from './reported.ts'
import { isEndOfDrawing } from './request-error.ts'

/**
 * Makes a line of the log of what Next and libraries write to the console as an error or a warning. An error that is in the log already is not
 * written again: Next prints what it has handed to `onRequestError`.
 */
export function routeConsole(): void {
  console.error = (...parts: unknown[]) => route('error', parts)
  console.warn = (...parts: unknown[]) => route('warn', parts)
}

function route(level: 'error' | 'warn', parts: unknown[]): void {
  const error = parts.find((part) => part instanceof Error)
  if (error && (isReported(error) || isEndOfDrawing(error))) return
  const words = parts.filter((part) => part !== error)
  const text = words.length > 0 ? format(...words) : (error?.message ?? '')
  logger[level](stripColour(text), error && { error })
}

function stripColour(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '').trim()
}
