import type { Lake } from '../lake.ts'
import { json, noContent, type Reply } from '../reply.ts'
import type { Route } from '../router.ts'

const CLAIM_MS = 3_600_000

/** Answers for services that a local server has no use for, so that the Studio's console stays quiet. */
export function quietRoutes(lake: Lake): Route[] {
  const get = (pattern: string, reply: () => Reply): Route => ({ method: 'GET', pattern, handle: reply })
  return [
    get('/healthz', () =>
      json({ status: 'ok', projectId: lake.projectId, datasets: [...lake.datasets.keys()] }),
    ),
    get('/ping', () => json({ status: 'ok' })),
    get('/data/ping/:dataset', () => json({ status: 'ok' })),
    get('/help', () => json({})),
    get('/projects/:project/user-applications', () => json([])),
    get('/projects/:project/user-application', () => json(null)),
    get('/user-applications', () => json([])),
    get('/schedules/:project/:dataset', () => json({ schedules: [] })),
    get('/journey/*rest', () => json(null)),
    get('/access/requests/me', () => json([])),
    get('/intake/telemetry-status', () => json({ status: 'denied' })),
    { method: 'POST', pattern: '/intake/*rest', handle: () => noContent },
    { method: 'PUT', pattern: '/intake/*rest', handle: () => noContent },
    get('/invitations/project/:project', () => json([])),
    get('/subscriptions/project/:project', () => json(null)),
    // The Studio hands its schema in for features that run on Sanity's side: none of it is missing here.
    {
      method: 'POST',
      pattern: '/descriptors/claim',
      handle: () =>
        json({
          expiresAt: new Date(lake.now().getTime() + CLAIM_MS).toISOString(),
          synchronization: { type: 'complete' },
        }),
    },
  ]
}
