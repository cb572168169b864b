import { authorize } from '#lib/auth/authorize.ts'
import { LakeUnavailable } from '#lib/content/lake.ts'
import { type Database, database } from '#lib/db/client.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { listPublishes } from '#lib/ledger/list.ts'
import { readQuestion } from '#lib/ledger/question.ts'
import { summarize } from '#lib/ledger/summary.ts'
import { orUnavailable } from '#lib/ledger/unavailable.ts'
import { type WhereLive, whereLive } from '#lib/ledger/where-live.ts'
import { logger } from '#lib/log/logger.ts'

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET')

/**
 * What became of what was published: `?document=ID&state=failed&before=ID&limit=30`. With a document, also where it is live. For members of the Sanity
 * project, by their token, and for operators, by INTERNAL_SECRET.
 */
export const GET = handle(async (request, id) => {
  const authorization = await authorize(request.headers, 'mayLook', id)
  if (!authorization.allowed) return authorization.response
  const reading = readQuestion(new URL(request.url).searchParams)
  if (!reading.understood) return json(400, { error: { message: reading.message } })
  const { question } = reading
  const { name, mayRetry } = authorization.visitor
  return orUnavailable(id, async () => {
    const db = database()
    const [listed, summary, live] = await Promise.all([
      listPublishes(db, question),
      summarize(db),
      question.document === undefined ? undefined : whereLiveIfKnown(db, question.document, id),
    ])
    return json(200, { now: new Date().toISOString(), you: { name, mayRetry }, summary, ...listed, live })
  })
})

/** While the lake does not answer, what became of the publishes can still be told. */
async function whereLiveIfKnown(db: Database, document: string, request: string): Promise<WhereLive | null> {
  try {
    return await whereLive(db, document)
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error
    logger.warn('It cannot be told where a document is live', { request, document, error })
    return null
  }
}
