import type { Exchange } from '../exchange.ts'
import { projectNotFound } from '../faults.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json } from '../reply.ts'
import { describeUser, permissionsOf } from '../roles.ts'
import type { Route } from '../router.ts'

/** The project, its datasets and members, and what the caller may do. */
export function projectRoutes(lake: Lake): Route[] {
  const checked = (exchange: Exchange) => {
    const { project } = exchange.params
    if (project && project !== lake.projectId) throw projectNotFound(project)
    return exchange
  }
  const members = () =>
    lake.accounts.all().map((identity) => ({
      id: identity.id,
      createdAt: '2025-01-01T00:00:00.000Z',
      isCurrentUser: false,
      isRobot: identity.id !== 'local-user',
      role: identity.role,
      roles: [{ name: identity.role, title: identity.role }],
      profile: describeUser(identity),
    }))
  const project = () => ({
    id: lake.projectId,
    displayName: lake.projectId,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: '2025-01-01T00:00:00.000Z',
    updatedAt: '2025-01-01T00:00:00.000Z',
    metadata: {},
    features: [],
    members: members(),
  })
  const datasets = (exchange: Exchange) =>
    json(
      exchange.url.searchParams.has('datasetProfile')
        ? []
        : [...lake.datasets.values()].map(({ name, aclMode }) => ({
            name,
            aclMode,
            datasetProfile: 'content',
            createdAt: '2025-01-01T00:00:00.000Z',
            createdByUserId: 'local-user',
            addonFor: null,
            features: [],
            tags: [],
          })),
    )

  return [
    { method: 'GET', pattern: '/projects', handle: () => json([project()]) },
    {
      method: 'GET',
      pattern: '/projects/:project',
      handle: (exchange) => json(checked(exchange) && project()),
    },
    {
      method: 'GET',
      pattern: '/projects/:project/datasets',
      handle: (exchange) => datasets(checked(exchange)),
    },
    { method: 'GET', pattern: '/datasets', handle: datasets },
    {
      method: 'GET',
      pattern: '/projects/:project/datasets/:dataset/acl',
      handle: (exchange) => {
        datasetOf(lake, checked(exchange))
        const permissions = permissionsOf(exchange.identity)
        return json(permissions.length > 0 ? [{ filter: '_id in path("**")', permissions }] : [])
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/grants',
      handle: (exchange) => {
        checked(exchange)
        const grants = permissionsOf(exchange.identity).map((name) => ({ name, params: {} }))
        return json({
          'sanity.project': [
            { grants: exchange.identity.role === 'administrator' ? [{ name: 'read' }] : [] },
          ],
          'sanity.project.datasets': [{ grants }],
        })
      },
    },
    {
      method: 'GET',
      pattern: '/projects/:project/users',
      handle: (exchange) => json(checked(exchange) && members()),
    },
    {
      method: 'GET',
      pattern: '/projects/:project/members',
      handle: (exchange) => json(checked(exchange) && members()),
    },
  ]
}
