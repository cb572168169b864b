import { z } from 'zod'
import { type WatchedType, watchedTypes } from './sanity-hook.ts'

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
const identifiers = z
  .array(z.string().nullable())
  .nullish()
  .transform((list) => [...new Set((list ?? []).filter((entry) => entry !== null))])

/** What a document was, or is, as far as pages and stock depend on it. */
const snapshot = z.object({
  rev: z.string(),
  updatedAt: z.iso.datetime({ offset: true }),
  slug: optional(z.string()),
  featured: optional(z.boolean()),
  sku: optional(z.string()),
  skus: identifiers,
  category: optional(z.string()),
  refs: identifiers,
  /** The fields that pages show, as the document has them; null when they were not told. */
  shown: optional(z.record(z.string(), z.unknown())),
})

const message = z
  .object({
    id: z.string().min(1),
    type: z.string(),
    before: optional(snapshot),
    after: optional(snapshot),
  })
  .refine(({ before, after }) => before || after, { error: 'neither before nor after is given' })

export type Snapshot = z.infer<typeof snapshot>
/** A document changed. `before` null: it is new; `after` null: it is gone. */
export type DocumentChange = Omit<z.infer<typeof message>, 'type'> & { type: WatchedType }

export type ChangeReading =
  | { understood: true; change: DocumentChange }
  | { understood: false; reason: string }

/** Reads the body that the hook's projection makes (lib/inbox/sanity-hook.ts). */
export function readChange(body: Uint8Array): ChangeReading {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return { understood: false, reason: 'the body is not JSON' }
  }
  const parsed = message.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return {
      understood: false,
      reason: `the body is not of the hook's form: ${issue?.path.join('.')} ${issue?.message}`,
    }
  }
  const { type } = parsed.data
  if (!isWatched(type))
    return { understood: false, reason: `there is no rule for documents of type "${type}"` }
  return { understood: true, change: { ...parsed.data, type } }
}

function isWatched(type: string): type is WatchedType {
  return watchedTypes.some((watched) => watched === type)
}
