import { z } from 'zod'

const mark = '~'

/**
 * What a part of a text is called: a type, style, mark or kind of list. `@portabletext/react` looks it up in plain objects, in which it would find what
 * every object has: a name such as `constructor` is changed here into one that nothing has, and is unknown like any other.
 */
export const partName = z.string().transform((name) => (inherited(name) ? mark + name : name))

/** The name as the editor wrote it. */
export function writtenName(name: string): string {
  return name.startsWith(mark) && inherited(name.slice(mark.length)) ? name.slice(mark.length) : name
}

const inherited = (name: string) => name in Object.prototype
