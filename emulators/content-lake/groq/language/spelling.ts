import { GroqSyntaxError } from 'groq-js'

/** A query as groq-js can read it, and where each place of it stands in the query as it was sent. */
export interface Respelled {
  text: string
  originOf: (position: number) => number
}

/** Begins the first argument of a `coalesce()` that carries the call of a function unknown to groq-js. */
export const CARRIED = '\u0001call:'

/** Comments and strings, which are passed over, and what is spelled anew. */
const PARTS =
  /\/\/[^\n]*|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(["'])|(?<![\w$.:])(?:(?:global\s*::\s*)?(geo|pt)\(|delta\s*::\s*(changedAny|changedOnly)\s*\()/gs

const ESCAPE = /\\(?:["'\\/bfnrt]|u\{([0-9a-fA-F]+)\}|u[0-9a-fA-F]{4}|(.))/gs

const HIGHEST = 0x10ffff
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff

const spelledInUnits = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/**
 * Spells a query for groq-js 2.0.1, which reads code points above U+FFFF cut short, takes any letter for an escape,
 * can run for ever on a `\u{` without its `}`, wants a newline behind a comment, and does not know `geo()`, `pt()` and
 * nested selectors in `delta::`. Throws `GroqSyntaxError` for a string that is none.
 */
export function respell(query: string, mode: 'normal' | 'delta'): Respelled {
  let text = ''
  let copied = 0
  const shifts: { at: number; by: number }[] = []
  const put = (from: number, to: number, spelling: string) => {
    text += query.slice(copied, from) + spelling
    copied = to
    shifts.push({ at: text.length, by: to - text.length })
  }
  for (const part of query.matchAll(PARTS)) {
    const [whole, string, openQuote, carried, compared] = part
    const at = part.index
    if (openQuote) throw new GroqSyntaxError(query.length, query, 'Unexpected end of query')
    if (carried) put(at, at + whole.length, `coalesce("${CARRIED}${carried}",`)
    else if (compared && mode === 'delta') put(at, at + whole.length, `diff::${compared}(before(), after(), `)
    for (const found of string?.includes('\\') ? string.matchAll(ESCAPE) : []) {
      const from = at + found.index
      const code = found[1] === undefined ? null : Number.parseInt(found[1], 16)
      if (found[2] !== undefined || (code !== null && (code > HIGHEST || isSurrogate(code)))) {
        throw new GroqSyntaxError(from, query, `Invalid escape sequence ${found[0]}`)
      }
      if (code !== null) put(from, from + found[0].length, spelledInUnits(String.fromCodePoint(code)))
    }
  }
  text += `${query.slice(copied)}\n`
  return {
    text,
    originOf: (position) => {
      const shift = shifts.findLast(({ at }) => at <= position)?.by ?? 0
      return Math.min(position + shift, query.length)
    },
  }
}
