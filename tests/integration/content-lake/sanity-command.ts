import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type RunningLake, temporaryFolder } from './support.ts'

const command = resolve('node_modules/.bin/sanity')
const names = new URL('../../../emulators/content-lake/localhost-names.mjs', import.meta.url)

/** The `sanity` command of the package, in a project of its own, pointed at the lake by its environment alone. */
export function sanityCommand(running: () => RunningLake) {
  const project = join(temporaryFolder(), 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(project, 'sanity.cli.ts'),
    "export default { api: { projectId: 'restock', dataset: 'production' } }",
  )
  /** What the command prints. */
  const sanity = async (...args: string[]): Promise<string> => {
    const env = {
      ...process.env,
      HOME: project,
      CI: '1',
      NODE_OPTIONS: `--import=${names.href}`,
      SANITY_INTERNAL_ENV: running().lake.url,
      SANITY_AUTH_TOKEN: 'admin-token',
    }
    const { stdout } = await promisify(execFile)(command, args, { cwd: project, env, timeout: 100_000 })
    return stdout
  }
  return { project, sanity }
}
