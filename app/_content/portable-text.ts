import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'

/** Lists within lists: a deeper one than this is drawn at this depth, for each level is an element more. */
const deepest = 6

const keyed = z.looseObject({ _key: z.string().catch('') })

/**
 * What every block has that is drawn as words. The Studio writes no other, but an import may: what `@portabletext/react` cannot step over, such as an
 * entry that is null, is left out here.
 */
const words = z.looseObject({
  children: lenientList(
    keyed.extend({
      _type: z.string(),
      text: z.string().catch(''),
      marks: z.array(z.string()).optional().catch([]),
    }),
  ),
  markDefs: lenientList(keyed.extend({ _type: z.string() })),
  level: z
    .number()
    .int()
    .min(1)
    .optional()
    .catch(1)
    .transform((level) => level && Math.min(level, deepest)),
})

/** Types that begin so are those that the renderer gives to what it groups itself. */
const ownOfRenderer = /^@/

/** Blocks as the editor wrote them; each component reads what it needs of its own. */
export const portableText = lenientList(
  z
    .looseObject({
      _type: z.string().refine((type) => !ownOfRenderer.test(type)),
      _key: z.string().optional().catch(undefined),
    })
    .transform((block) => (Array.isArray(block.children) ? { ...block, ...words.parse(block) } : block)),
)

export type PortableTextValue = z.output<typeof portableText>
