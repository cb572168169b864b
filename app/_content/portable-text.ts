import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'

/** Blocks as the editor wrote them; each component reads what it needs of its own. */
export const portableText = lenientList(z.looseObject({ _type: z.string(), _key: z.string().optional() }))

export type PortableTextValue = z.output<typeof portableText>
