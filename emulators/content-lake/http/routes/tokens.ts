import type { RobotToken } from '../accounts/accounts.ts'
import { requireAdministrator, requireLogin } from '../accounts/roles.ts'
import { type Exchange, expectObject } from '../exchange.ts'
import { badRequest, forbidden, notFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent } from '../reply.ts'
import type { Route } from '../router.ts'
import { requireProject } from './projects.ts'

const LABEL_LIMIT = 256

/** Tokens, under the address of the project and, as the CLI of today asks for them, as robots. */
export function tokenRoutes(lake: Lake): Route[] {
  const managing = (exchange: Exchange) => {
    requireAdministrator(exchange.identity)
    return requireProject(lake, exchange)
  }
  const create = (exchange: Exchange, body: Record<string, unknown>, role: unknown) =>
    lake.accounts.createToken({
      label: labelFrom(body.label),
      role: knownRole(lake, role),
      expiresAt: expiryFrom(body.expiresAt, lake.now()),
      createdBy: exchange.identity.id,
    })
  const remove = (exchange: Exchange) => {
    if (!lake.accounts.removeToken(managing(exchange).params.id ?? '')) {
      throw notFound('There is no token with this id')
    }
    lake.admissions.reconsider()
    return noContent
  }
  const rolesOf = ({ role }: RobotToken) => [{ name: role, title: lake.roles.get(role)?.title ?? role }]
  const toToken = (token: RobotToken) => ({
    id: token.id,
    label: token.label,
    projectUserId: token.projectUserId,
    createdAt: token.createdAt,
    roles: rolesOf(token),
  })
  const toRobot = (token: RobotToken) => ({
    id: token.id,
    label: token.label,
    sanityUserId: token.projectUserId,
    createdAt: token.createdAt,
    createdBy: token.createdBy,
    expiresAt: token.expiresAt,
    memberships: [
      {
        resourceType: 'project',
        resourceId: lake.projectId,
        resourceUserId: token.projectUserId,
        roleNames: [token.role],
        addedAt: token.createdAt,
      },
    ],
  })

  return [
    {
      method: 'GET',
      pattern: '/projects/:project/tokens',
      handle: (exchange) => json(managing(exchange) && lake.accounts.tokens().map(toToken)),
    },
    {
      method: 'POST',
      pattern: '/projects/:project/tokens',
      handle: async (exchange) => {
        const body = expectObject(await managing(exchange).readJson(), 'The body')
        const { token, secret } = create(exchange, body, body.roleName ?? body.role)
        return json({ ...toToken(token), key: secret }, 201)
      },
    },
    { method: 'DELETE', pattern: '/projects/:project/tokens/:id', handle: remove },
    {
      method: 'GET',
      pattern: '/access/project/:project/robots',
      handle: (exchange) => {
        managing(exchange)
        const data = lake.accounts.tokens().map(toRobot)
        return json({ data, nextCursor: null, totalCount: data.length })
      },
    },
    {
      method: 'POST',
      pattern: '/access/project/:project/robots',
      handle: async (exchange) => {
        const body = expectObject(await managing(exchange).readJson(), 'The body')
        const { token, secret } = create(exchange, body, membershipRole(body.memberships))
        return json({ ...toRobot(token), token: secret }, 201)
      },
    },
    { method: 'DELETE', pattern: '/access/project/:project/robots/:id', handle: remove },
    {
      method: 'POST',
      pattern: '/access/robots/me/rotate',
      handle: ({ identity }) => {
        requireLogin(identity)
        const own = lake.accounts.tokens().find(({ projectUserId }) => projectUserId === identity.id)
        const rotated = own && lake.accounts.rotateToken(own.id)
        if (!rotated) throw forbidden('Only a token that was made over the API can be rotated')
        return json({ ...toRobot(rotated.token), token: rotated.secret })
      },
    },
  ]
}

function labelFrom(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= LABEL_LIMIT) return value.trim()
  throw badRequest(`"label" must be a text of at most ${LABEL_LIMIT} characters`)
}

function knownRole(lake: Lake, value: unknown): string {
  const names = lake.roles.all().map(({ name }) => name)
  if (typeof value === 'string' && names.includes(value)) return value
  throw badRequest(`The role must be one of ${names.join(', ')}`)
}

function membershipRole(value: unknown): unknown {
  const memberships = Array.isArray(value) ? (value as { roleNames?: unknown }[]) : []
  const roles = memberships.flatMap(({ roleNames }) =>
    Array.isArray(roleNames) ? (roleNames as unknown[]) : [],
  )
  if (roles.length !== 1) throw badRequest('"memberships" must name one project and one role')
  return roles[0]
}

function expiryFrom(value: unknown, now: Date): string | null {
  if (value === undefined || value === null) return null
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!(time > now.getTime())) throw badRequest('"expiresAt" must be a time to come, in ISO 8601')
  return new Date(time).toISOString()
}
