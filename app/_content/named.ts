import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import { messagesIn } from '#app/_messages/messages.ts'
import { standInMessages } from '#app/_messages/stand-ins.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { drawing } from './drawing.ts'
import { reportFault } from './fault.ts'

/**
 * A document by whose title pages call it. The Studio asks for one, but an import may bring none: such a document has a stand-in from here on, for a
 * heading or a link without words is none, and the log tells of it.
 */
export function named<Schema extends z.ZodType>(type: PageType, schema: Schema) {
  return z.preprocess((document) => (isNameless(document) ? nameless(type, document) : document), schema)
}

/** What a document of the type is called where its own name is blank. */
export function standInFor(type: PageType): string {
  return messagesIn(drawing().market ?? defaultMarket, standInMessages)[type]
}

function isNameless(document: unknown): document is Record<string, unknown> {
  if (typeof document !== 'object' || document === null) return false
  const { title } = document as Record<string, unknown>
  return typeof title !== 'string' || isBlank(title)
}

/** Whether a name has no letter that could be seen. */
export const isBlank = (name: string) => stegaClean(name).trim() === ''

function nameless(type: PageType, document: Record<string, unknown>) {
  reportFault('A document has no title; it is shown under a stand-in', { type, slug: document.slug })
  return { ...document, title: standInFor(type) }
}
