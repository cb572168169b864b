import type { z } from 'zod'
import { LakeUnavailable, type QueryParameters, type Read } from '#lib/content/lake.ts'
import { everyPage } from '#lib/content/owed.ts'
import { readContent } from '#lib/content/read.ts'
import { renderedPath } from '#lib/market/paths.ts'
import { drawing } from './drawing.ts'
import { endDrawing } from './end-drawing.ts'

/**
 * Reads for the page that is being drawn. The frame around it, which does not know the page, passes no path.
 *
 * Without a last good result either, the drawing ends.
 *
 * @param schema what the CMS answers with; anything else counts as no answer, and is not kept.
 * @param path the page's, from the registry, without a market.
 * @throws LakeUnavailable in a preview and in a build; what ends the drawing elsewhere.
 */
export async function readForPage<Schema extends z.ZodType>(
  path: string | undefined,
  query: string,
  schema: Schema,
  params: QueryParameters = {},
): Promise<Read<z.output<Schema>>> {
  const current = drawing()
  if (path !== undefined) current.path = path
  try {
    const page = () =>
      current.market && current.path ? renderedPath(current.market, current.path) : everyPage
    const { data, readAt } = await readContent(query, params, page, fitting(schema))
    return { data: schema.parse(data), readAt }
  } catch (error) {
    if (error instanceof LakeUnavailable) endDrawing(error)
    throw error
  }
}

const fitting = (schema: z.ZodType) => (data: unknown) => schema.safeParse(data).success
