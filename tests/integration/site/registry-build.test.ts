import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { nodeBinary, packageBinary, root } from '#scripts/platform/paths.ts'

// Within the project, for packages are looked for above a file.
mkdirSync(path.join(root, '.next'), { recursive: true })
const folder = mkdtempSync(path.join(root, '.next/registry-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the build refuses a page that the registry does not know, and says what to do', async () => {
  for (const name of ['app', 'lib', 'sanity/registry', 'next.config.js', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  mkdirSync(path.join(folder, 'app/[market]/gifts'))
  writeFileSync(path.join(folder, 'app/[market]/gifts/page.tsx'), 'export default () => null\n')
  const build = promisify(execFile)(nodeBinary, [packageBinary('next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  await expect(build).rejects.toMatchObject({
    stderr: expect.stringContaining(
      "app/[market]/gifts/page.tsx is not in the registry: declare a route with the pattern '/gifts'",
    ),
  })
}, 300_000)
