import { after } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { LakeUnavailable } from '#lib/content/lake.ts'
import { database } from '#lib/db/client.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { showsSecret } from '#lib/http/bearer.ts'
import { handle } from '#lib/http/handle.ts'
import { doDueWork } from '#lib/inbox/work.ts'
import { logReport } from '#lib/sweep/keep-sweeping.ts'
import { sweep } from '#lib/sweep/sweep.ts'

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** An operator asks: every document of the lake is compared with what the pages show, and what differs is followed up. */
export const POST = handle(async (request, id) => {
  if (!showsSecret(request.headers, environment().internal.secret)) {
    return json(401, { error: { message: 'This address is for the shop itself.' } })
  }
  try {
    const report = await sweep(database(), { occasion: 'asked' })
    if (!report) return unavailable('Another sweep is under way. Ask again when it has ended.', 5)
    logReport(report, id)
    after(() => doDueWork(id))
    return json(200, report)
  } catch (error) {
    if (error instanceof LakeUnavailable) return unavailable('The Content Lake does not answer.', 5)
    throw error
  }
})
