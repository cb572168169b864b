import { z } from 'zod'

/** A list that the CMS always answers with; something else in its place is no answer. Its entries are read as those of `lenientList`. */
export function answeredList<Schema extends z.ZodType>(schema: Schema) {
  const entries = lenientList(schema)
  return z.array(z.unknown()).transform((list) => entries.parse(list))
}

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
