import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'
import { partName } from './part-name.ts'
import { type Block, type Child, wellNested } from './well-nested.ts'

/** Lists within lists: a deeper one than this is drawn at this depth, for each level is an element more. Words within words are read as deep. */
const deepest = 6

/** Types that begin so are those that the renderer gives to what it groups itself. */
const ownOfRenderer = /^@/

const typed = z.looseObject({
  _type: z
    .string()
    .refine((type) => !ownOfRenderer.test(type))
    .pipe(partName),
})

/** `@portabletext/react` looks a definition up by its key, and a key without a definition is a name. */
const key = partName.catch('')

/** What stands within other words may have words itself. */
const childAt = (depth: number) =>
  typed
    .extend({ _key: key, text: z.string().catch(''), marks: z.array(partName).optional().catch([]) })
    .transform((child): Child => {
      const { children } = child
      const within = Array.isArray(children) && depth < deepest
      return { ...child, children: within ? lenientList(childAt(depth + 1)).parse(children) : undefined }
    })

/**
 * What every block has that is drawn as words. The Studio writes no other, but an import may: what `@portabletext/react` cannot step over, such as an
 * entry that is null, is left out here.
 */
const words = z.looseObject({
  style: partName.optional().catch(undefined),
  listItem: partName.optional().catch(undefined),
  children: lenientList(childAt(1)),
  markDefs: lenientList(typed.extend({ _key: key })),
  level: z
    .number()
    .int()
    .min(1)
    .optional()
    .catch(1)
    .transform((level) => level && Math.min(level, deepest)),
})

const block = typed
  .extend({ _key: z.string().optional().catch(undefined) })
  .transform((entry): Block => (Array.isArray(entry.children) ? { ...entry, ...words.parse(entry) } : entry))

/** Blocks as the editor wrote them, in an order of which HTML has a form; each component reads what it needs of its own. */
export const portableText = lenientList(block).transform((blocks) => blocks.flatMap(wellNested))

export type PortableTextValue = z.output<typeof portableText>
