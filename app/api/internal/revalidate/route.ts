import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { environment } from '#lib/config/environment.ts'
import { endFlights } from '#lib/content/flights.ts'
import { taggedPath } from '#lib/freshness/tagged-path.ts'
import { json, refuseOthers } from '#lib/http/answers.ts'
import { showsSecret } from '#lib/http/bearer.ts'
import { readBody } from '#lib/http/body.ts'
import { handle } from '#lib/http/handle.ts'

const largestBody = 1_000_000
const order = z.object({ paths: z.array(z.string().startsWith('/')).max(5_000), everyPage: z.boolean() })

export const { GET, PUT, PATCH, DELETE } = refuseOthers('POST')

/** Invalidates pages. It takes effect when this has returned. */
export const POST = handle(async (request) => {
  if (!showsSecret(request.headers, environment().internal.secret)) {
    return json(401, { error: { message: 'This address is for the shop itself.' } })
  }
  const body = await readBody(request, largestBody)
  const parsed = order.safeParse(parseJson(body))
  if (!parsed.success) return json(400, { error: { message: z.prettifyError(parsed.error) } })
  const { paths, everyPage } = parsed.data
  endFlights()
  for (const path of paths) revalidatePath(taggedPath(path))
  if (everyPage) revalidatePath('/', 'layout')
  return json(200, { revalidated: paths.length, everyPage })
})

function parseJson(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}
