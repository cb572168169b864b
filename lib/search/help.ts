import { createHash } from 'node:crypto'
import { and, eq, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#lib/db/client.ts'
import { searchEntries } from '#lib/db/schema.ts'
import { routePath } from '#sanity/routes.ts'
import { longestText } from './block-text.ts'
import { type Entry, naming } from './entry.ts'
import { form } from './source.ts'
import { storableText } from './storable.ts'
import { writeEntries } from './write-entries.ts'

/** Help pages as contentlayer makes them of content/help. */
export const helpPages = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    description: z.string(),
    updatedAt: z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
    body: z.object({ raw: z.string() }),
  }),
)

export type HelpPage = z.output<typeof helpPages>[number]

/** Makes the help pages those that a search finds. @throws the database's error. */
export async function projectHelp(db: Database, pages: readonly HelpPage[]): Promise<void> {
  const entries = pages.map(helpEntry)
  await db.transaction(async (tx) => {
    const keys = entries.map(({ key }) => key)
    await tx
      .delete(searchEntries)
      .where(and(eq(searchEntries.kind, 'help'), notInArray(searchEntries.key, keys)))
    await writeEntries(tx, entries)
  })
}

export function helpEntry({ slug, title, description, updatedAt, body }: HelpPage): Entry {
  const text = storableText(markdownText(body.raw), longestText)
  return {
    kind: 'help',
    key: slug,
    path: routePath('help', slug),
    title: storableText(title),
    summary: storableText(description),
    body: text,
    picture: null,
    words: naming([title]),
    marks: '',
    rev: createHash('sha256').update(`${title}\n${description}\n${text}`).digest('hex').slice(0, 12),
    form,
    updatedAt,
  }
}

/** The words of Markdown, without what marks them up. */
export function markdownText(markdown: string): string {
  return markdown
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^[#>\s]+|^\s*[-+*]\s+|^\s*\d+\.\s+/gm, '')
    .replaceAll(/[*_`|]/g, '')
    .replaceAll(/^[\s:-]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}
