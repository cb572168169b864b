import { malformed } from './faults.ts'

/** Everything that reads documents does so recursively; the hosted service stops at 20 levels. */
const MAX_DEPTH = 64

/** The first changes an object's prototype instead of a field, the second is what groq-js asks every object. */
const FORBIDDEN = ['__proto__', 'hasOwnProperty']

function flawOf(value: unknown, levels: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (levels === 0) return `Objects and lists may lie at most ${MAX_DEPTH} deep in each other`
  for (const [key, inner] of Object.entries(value)) {
    const forbidden = FORBIDDEN.find((name) => key.includes(name))
    if (forbidden) return `A field cannot be named "${forbidden}"`
    const flaw = flawOf(inner, levels - 1)
    if (flaw) return flaw
  }
  return undefined
}

/** Throws `MutationFault` 400 for a document or mutation that would harm those who read it later. */
export function requireStorable(value: unknown): void {
  const flaw = flawOf(value, MAX_DEPTH)
  if (flaw) throw malformed(flaw)
}
