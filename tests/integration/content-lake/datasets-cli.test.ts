import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningLake, startLake, temporaryFolder } from './support.ts'

const command = resolve('node_modules/.bin/sanity')
const names = new URL('../../../emulators/content-lake/localhost-names.mjs', import.meta.url)
const project = join(temporaryFolder(), 'project')
let running: RunningLake

beforeAll(async () => {
  running = await startLake()
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(project, 'sanity.cli.ts'),
    "export default { api: { projectId: 'restock', dataset: 'production' } }",
  )
})
afterAll(() => running.stop())

/** What the command prints. It is the one of the package, pointed at the lake by its environment alone. */
async function sanity(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    HOME: project,
    CI: '1',
    NODE_OPTIONS: `--import=${names.href}`,
    SANITY_INTERNAL_ENV: running.lake.url,
    SANITY_AUTH_TOKEN: 'admin-token',
  }
  const { stdout } = await promisify(execFile)(command, args, { cwd: project, env, timeout: 50_000 })
  return stdout
}

it('the official command creates, copies, names and deletes datasets', async () => {
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
}, 120_000)

it('the official command adds origins and makes tokens', async () => {
  await sanity('cors', 'add', 'https://studio.example', '--credentials')
  expect(await sanity('cors', 'list')).toContain('https://studio.example')
  const token = JSON.parse(await sanity('tokens', 'create', 'CI', '--role', 'viewer', '--yes', '--json'))
  expect(await running.client(token.token).users.getById('me')).toMatchObject({ name: 'CI', role: 'viewer' })
  await sanity('tokens', 'delete', token.id, '--yes')
  await expect(running.client(token.token).users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
}, 120_000)
