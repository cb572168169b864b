import { afterAll, beforeAll, expect, it } from 'vitest'
import { sanityCommand } from './sanity-command.ts'
import { type RunningLake, startLake } from './support.ts'

/** Each command loads the whole CLI, for seconds on a busy machine. */
const PATIENCE_MS = 180_000
let running: RunningLake

const { sanity } = sanityCommand(() => running)

beforeAll(async () => {
  running = await startLake()
})
afterAll(() => running.stop())

it(
  'the official command creates, copies, names and deletes datasets',
  async () => {
    await sanity('datasets', 'create', 'staging', '--visibility', 'private')
    expect(running.lake.datasets.get('staging')?.aclMode).toBe('private')
    await running.client('admin-token').withConfig({ dataset: 'staging' }).create({ _id: 'a', _type: 'page' })
    expect(await sanity('datasets', 'copy', 'staging', 'copied')).toMatch(/Job j\w+ completed/)
    expect(await sanity('datasets', 'alias', 'create', 'current', 'copied')).toContain('current')
    const alias = running.client('admin-token').withConfig({ dataset: '~current' })
    expect(await alias.fetch('*[0]._id')).toBe('a')
    await sanity('datasets', 'delete', 'staging', '--force')
    const listed = await sanity('datasets', 'list')
    expect([listed.includes('copied'), listed.includes('staging')]).toEqual([true, false])
  },
  PATIENCE_MS,
)

it(
  'the official command adds origins and makes tokens',
  async () => {
    await sanity('cors', 'add', 'https://studio.example', '--credentials')
    expect(await sanity('cors', 'list')).toContain('https://studio.example')
    const token = JSON.parse(await sanity('tokens', 'create', 'CI', '--role', 'viewer', '--yes', '--json'))
    expect(await running.client(token.token).users.getById('me')).toMatchObject({
      name: 'CI',
      role: 'viewer',
    })
    await sanity('tokens', 'delete', token.id, '--yes')
    await expect(running.client(token.token).users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
  },
  PATIENCE_MS,
)
