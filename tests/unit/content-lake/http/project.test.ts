import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { projectsNamed } from '#emulators/content-lake/http/edge/project.ts'

const PUBLIC = 'http://lake.localhost:4010'

it.each<[string, string, Record<string, string>, string[]]>([
  ['nowhere', '/v1/data/query/production', { host: 'localhost:4010' }, []],
  ['in the header', '/v1/data/query/production', { host: '127.0.0.1', 'x-sanity-project-id': 'a' }, ['a']],
  ['in the path', '/v2025-02-19/projects/a/datasets/d/query', { host: '[::1]:4010' }, ['a']],
  ['in the host', '/v1/users/me', { host: 'a.localhost:4010' }, ['a']],
  ['not in the names of event streams', '/v1/data/listen/d', { host: 'sse12.localhost:4010' }, []],
  ['not in the name of the server', '/v1/data/query/d', { host: 'lake.localhost:4010' }, []],
])('a project is named %s', (_where, path, headers, named) => {
  const request = { headers } as unknown as IncomingMessage
  expect(projectsNamed(request, new URL(path, 'http://lake'), PUBLIC)).toEqual(named)
})
