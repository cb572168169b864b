import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { logger } from '#lib/log/logger.ts'
import { drawing } from './drawing.ts'

/**
 * Ends a page that cannot be drawn so that Next keeps nothing, and answers 500 with pages/500.tsx, which is whole without JavaScript. In a build and in
 * a preview the error is thrown on.
 */
export function endDrawing(error: unknown): never {
  if (process.env.NEXT_PHASE === 'phase-production-build') throw error
  logger.error('A page cannot be drawn', { path: drawing().path, error })
  if (isKept()) notFound()
  throw error
}

/**
 * Whether Next would keep what is drawn; if so, not from now on. A cached page that asks for a request of its own turns out to be none, which Next
 * answers with its document for 500. An error is answered with an empty one, which the browser's scripts have to fill.
 */
function isKept(): boolean {
  try {
    void connection()
    return false
  } catch {
    return true
  }
}
