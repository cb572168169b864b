import { authorize } from '#lib/auth/authorize.ts'
import { database } from '#lib/db/client.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { publishId } from '#lib/ledger/address.ts'
import { findPublish } from '#lib/ledger/list.ts'
import { orUnavailable } from '#lib/ledger/unavailable.ts'

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET')

/** One publish with all of its pages. */
export const GET = handle(async (request, id) => {
  const authorization = await authorize(request.headers, 'mayLook', id)
  if (!authorization.allowed) return authorization.response
  const asked = publishId(request.url)
  return orUnavailable(id, async () => {
    const publish = asked === null ? null : await findPublish(database(), asked)
    if (!publish) return json(404, { error: { message: 'The ledger has no publish of this id.' } })
    return json(200, { publish })
  })
})
