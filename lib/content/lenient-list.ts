import { z } from 'zod'

/** A list in which an entry that cannot be read is left out instead of taking the page down. */
export function lenientList<Schema extends z.ZodType>(schema: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value): z.output<Schema>[] => {
      if (!Array.isArray(value)) return []
      return value.flatMap((entry) => {
        const parsed = schema.safeParse(entry)
        return parsed.success ? [parsed.data] : []
      })
    })
}
