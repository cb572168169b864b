import { requireAdministrator } from '../accounts/roles.ts'
import { type AllowedOrigin, normalOrigin } from '../edge/origins.ts'
import { type Exchange, expectObject } from '../exchange.ts'
import { badRequest, conflict, notFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent } from '../reply.ts'
import type { Route } from '../router.ts'
import { requireProject } from './projects.ts'

const BASE = '/projects/:project/cors'

/** The origins whose pages may call this server, and the probe by which a page finds out. */
export function originRoutes(lake: Lake): Route[] {
  const managing = (exchange: Exchange) => {
    requireAdministrator(exchange.identity)
    return requireProject(lake, exchange)
  }
  const toJson = ({ id, origin, allowCredentials, createdAt }: AllowedOrigin) => ({
    id,
    projectId: lake.projectId,
    origin,
    allowCredentials,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
  })

  return [
    {
      method: 'GET',
      pattern: '/check/cors',
      handle: ({ request }) => {
        const { origin } = request.headers
        const rule = origin ? lake.origins.rule(origin) : { allowed: true, withCredentials: true }
        return json({ result: rule })
      },
    },
    {
      method: 'GET',
      pattern: BASE,
      handle: (exchange) => json(managing(exchange) && lake.origins.all().map(toJson)),
    },
    {
      method: 'POST',
      pattern: BASE,
      handle: async (exchange) => {
        const body = expectObject(await managing(exchange).readJson(), 'The body')
        const origin = normalOrigin(body.origin)
        if (!origin) {
          throw badRequest('"origin" must be scheme://host[:port], in which "*" may stand for any characters')
        }
        const added = lake.origins.add(origin, body.allowCredentials === true, lake.now())
        if (!added) throw conflict(`Origin "${origin}" already exists`)
        return json(toJson(added), 201)
      },
    },
    {
      method: 'DELETE',
      pattern: `${BASE}/:id`,
      handle: (exchange) => {
        const id = Number(managing(exchange).params.id)
        const known = lake.origins.all().find((origin) => origin.id === id)
        if (!known) throw notFound('There is no CORS origin with this id')
        if (known.isFixed)
          throw conflict('This origin is named in the options of the server: take it out there')
        lake.origins.remove(id)
        return noContent
      },
    },
  ]
}
