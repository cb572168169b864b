import type { Identity } from '../../types.ts'
import { aclOf } from '../accounts/role-book.ts'
import { describeUser, mayManage, requireLogin } from '../accounts/roles.ts'
import { projectsNamed } from '../edge/project.ts'
import type { Exchange } from '../exchange.ts'
import { projectNotFound } from '../faults.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

const CREATED_AT = '2025-01-01T00:00:00.000Z'

/** Throws 404 when a request names another project than the one that lives here. */
export function requireProject(lake: Lake, exchange: Exchange): Exchange {
  const named = projectsNamed(exchange.request, exchange.url, lake.publicUrl())
  const { project = lake.projectId } = exchange.params
  const other = [project, ...named].find((id) => id !== lake.projectId)
  if (other !== undefined) throw projectNotFound(other)
  return exchange
}

/** The project and its members, and what the caller may do. */
export function projectRoutes(lake: Lake): Route[] {
  const checked = (exchange: Exchange) => requireProject(lake, exchange)
  const titleOf = ({ role }: Identity) => lake.roles.get(role)?.title ?? role
  const memberOf = (identity: Identity, caller: Identity) => ({
    id: identity.id,
    createdAt: CREATED_AT,
    isCurrentUser: identity.id === caller.id,
    isRobot: identity.isRobot === true,
    role: identity.role,
    roles: [{ name: identity.role, title: titleOf(identity) }],
    profile: describeUser(identity, titleOf(identity)),
  })
  /** Who has an account is told to those who have one. */
  const members = ({ identity }: Exchange) =>
    identity.role === 'anonymous' ? [] : lake.accounts.all().map((member) => memberOf(member, identity))
  const project = (exchange: Exchange) => {
    const asked = (part: string) => exchange.url.searchParams.get(part) !== 'false'
    return {
      id: lake.projectId,
      displayName: lake.projectId,
      studioHost: null,
      organizationId: null,
      isBlocked: false,
      isDisabled: false,
      isDisabledByUser: false,
      activityFeedEnabled: false,
      createdAt: CREATED_AT,
      updatedAt: CREATED_AT,
      metadata: {},
      ...(asked('includeFeatures') ? { features: [] } : {}),
      ...(asked('includeMembers') ? { members: members(exchange) } : {}),
    }
  }
  const loggedIn = (exchange: Exchange) => {
    requireLogin(checked(exchange).identity)
    return exchange
  }

  return [
    { method: 'GET', pattern: '/projects', handle: (exchange) => json([project(exchange)]) },
    { method: 'GET', pattern: '/projects/:project', handle: (exchange) => json(project(checked(exchange))) },
    {
      method: 'PATCH',
      pattern: '/projects/:project',
      handle: async (exchange) => {
        // What the CLI notes there, such as when it was first used, is of no use here.
        await loggedIn(exchange).readJson()
        return json(project(exchange))
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/datasets/:dataset/acl',
      handle: (exchange) => {
        datasetOf(lake, checked(exchange))
        return json(aclOf(exchange.identity))
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/datasets/:dataset/grants',
      handle: (exchange) => {
        datasetOf(lake, checked(exchange))
        return json(aclOf(exchange.identity))
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/grants',
      handle: (exchange) => json(projectGrants(lake, checked(exchange).identity)),
    },
    {
      method: 'GET',
      pattern: '/projects/:project/users',
      handle: (exchange) => json(members(checked(exchange))),
    },
    {
      method: 'GET',
      pattern: '/projects/:project/users/:id',
      handle: (exchange) => {
        requireLogin(checked(exchange).identity)
        const { id = '' } = exchange.params
        const identity = id === 'me' ? exchange.identity : lake.accounts.byId(id)
        return json(identity ? describeUser(identity, titleOf(identity)) : null)
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/members',
      handle: (exchange) => json(members(checked(exchange))),
    },
    {
      method: 'GET',
      pattern: '/users/me/grants',
      handle: (exchange) => {
        requireLogin(exchange.identity)
        const projects = { [lake.projectId]: projectGrants(lake, exchange.identity) }
        return json({ organizations: {}, projects })
      },
    },
  ]
}

/** What an identity may do with the project, by the resources that the Studio and the CLI ask for. */
function projectGrants(lake: Lake, identity: Identity) {
  const names = (list: string[]) => [{ grants: list.map((name) => ({ name, params: {} })) }]
  const documents = [...lake.datasets.values()]
    .flatMap((dataset) => aclOf(lake.roles.within(identity, dataset)))
    .flatMap(({ permissions }) => permissions)
  const managed = mayManage(identity) ? ['read', 'create', 'update', 'delete'] : []
  const seen = identity.role === 'anonymous' ? [] : ['read']
  const isDeploying = mayManage(identity) || identity.role === 'editor' || identity.role === 'deploy-studio'
  const deploying = isDeploying ? ['deployStudio'] : []
  return {
    'sanity.project': names([...new Set([...seen, ...managed, ...deploying])]),
    'sanity.project.datasets': names([...new Set([...seen, ...managed, ...documents])]),
    'sanity.project.members': names(mayManage(identity) ? ['read', 'invite'] : []),
    'sanity.project.cors': names(managed),
    'sanity.project.tokens': names(managed),
    'sanity.project.roles': names(seen),
    'sanity.project.webhooks': names(managed),
  }
}
