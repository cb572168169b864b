import { after } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { warmUp } from '#lib/freshness/warm-up.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { showsSecret } from '#lib/http/bearer.ts'
import { handle } from '#lib/http/handle.ts'
import { doRound } from '#lib/inbox/work.ts'
import { sweepRound } from '#lib/sweep/keep-sweeping.ts'

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** The worker knocks: everything that is due is done, also what a process that died had begun. */
export const POST = handle(async (request, id) => {
  if (!showsSecret(request.headers, environment().internal.secret)) {
    return json(401, { error: { message: 'This address is for the shop itself.' } })
  }
  after(warmUp)
  after(() => sweepRound(id))
  return json(200, await doRound(id))
})
