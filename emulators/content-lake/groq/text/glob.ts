/** One term of a `match` pattern, folded: `*` stands for any run of characters and `.` for any one. */
export type Glob = (folded: string) => boolean

const BEYOND_ASCII = /[\u0080-\uffff]/

/** Case folding as a case-insensitive regular expression does it: one code unit at a time, by upper case. */
export function fold(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toUpperCase()
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] as string
    const upper = unit.toUpperCase()
    const becomesAscii = unit.charCodeAt(0) >= 128 && upper.charCodeAt(0) < 128
    folded += upper.length === 1 && !becomesAscii ? upper : unit
  }
  return folded
}

/** Compiles a folded term. Time is at most the product of the two lengths, whatever the pattern. */
export function compileGlob(term: string): Glob {
  if (!term.includes('.')) {
    const star = term.indexOf('*')
    if (star < 0) return (text) => text === term
    if (star === term.length - 1) {
      const prefix = term.slice(0, -1)
      return (text) => text.startsWith(prefix)
    }
  }
  return (text) => matchesGlob(text, term)
}

function matchesGlob(text: string, term: string): boolean {
  let at = 0
  let inTerm = 0
  let star = -1
  let resumeAt = 0
  while (at < text.length) {
    if (term[inTerm] === '*') {
      star = inTerm
      resumeAt = at
      inTerm += 1
    } else if (inTerm < term.length && (term[inTerm] === '.' || term[inTerm] === text[at])) {
      at += 1
      inTerm += 1
    } else if (star >= 0) {
      resumeAt += 1
      at = resumeAt
      inTerm = star + 1
    } else return false
  }
  while (term[inTerm] === '*') inTerm += 1
  return inTerm === term.length
}
