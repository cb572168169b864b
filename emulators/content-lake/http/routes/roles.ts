import { parseRole } from '../../access/roles.ts'
import { requireAdministrator, requireLogin } from '../accounts/roles.ts'
import { type Exchange, expectObject } from '../exchange.ts'
import { badRequest, conflict, notFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent } from '../reply.ts'
import type { Route } from '../router.ts'
import { requireProject } from './projects.ts'

/** The roles of the project. Making one takes its grants at once, which the hosted service takes in several requests. */
export function roleRoutes(lake: Lake): Route[] {
  const BASE = '/projects/:project/roles'
  const reading = (exchange: Exchange) => {
    requireLogin(exchange.identity)
    return requireProject(lake, exchange)
  }
  const managing = (exchange: Exchange) => {
    requireAdministrator(exchange.identity)
    return requireProject(lake, exchange)
  }
  const save = async (exchange: Exchange, named: Record<string, unknown>) => {
    const body = expectObject(await managing(exchange).readJson(), 'The body')
    const parsed = parseRole({ ...body, ...named })
    if (!parsed.ok) throw badRequest(`The role cannot be used: ${parsed.reason}`)
    const { dataset } =
      parsed.role.grants.find((grant) => grant.dataset && !lake.datasets.has(grant.dataset)) ?? {}
    if (dataset) throw badRequest(`The role names a dataset that does not exist: "${dataset}"`)
    return parsed.role
  }

  return [
    { method: 'GET', pattern: BASE, handle: (exchange) => json(reading(exchange) && lake.roles.all()) },
    {
      method: 'GET',
      pattern: `${BASE}/:role`,
      handle: (exchange) => {
        const role = lake.roles.get(reading(exchange).params.role ?? '')
        if (!role) throw notFound(`Role "${exchange.params.role}" not found`)
        return json(role)
      },
    },
    {
      method: 'POST',
      pattern: BASE,
      handle: async (exchange) => {
        const role = await save(exchange, {})
        if (lake.roles.get(role.name)) throw conflict(`Role "${role.name}" already exists`)
        return json(lake.roles.save(role), 201)
      },
    },
    {
      method: 'PUT',
      pattern: `${BASE}/:role`,
      handle: async (exchange) => {
        const role = lake.roles.save(await save(exchange, { name: exchange.params.role }))
        lake.admissions.reconsider()
        return json(role)
      },
    },
    {
      method: 'DELETE',
      pattern: `${BASE}/:role`,
      handle: (exchange) => {
        const name = managing(exchange).params.role ?? ''
        if (lake.accounts.all().some(({ role }) => role === name)) {
          throw conflict(`Role "${name}" is still held by a user or token`)
        }
        if (!lake.roles.remove(name)) throw notFound(`There is no role "${name}" that was made over the API`)
        return noContent
      },
    },
    {
      method: 'GET',
      pattern: '/access/project/:project/roles',
      handle: (exchange) => {
        const data = reading(exchange) && lake.roles.all()
        return json({ data, nextCursor: null, totalCount: data.length })
      },
    },
  ]
}
