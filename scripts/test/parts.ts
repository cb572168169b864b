import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lanes } from '#tests/support/lanes.ts'
import { handTemplates } from '#tests/support/template.ts'
import { buildContent } from '../platform/build.ts'
import { nodeBinary, packageBinary } from '../platform/paths.ts'
import type { Progress } from '../platform/progress.ts'
import { execute } from './execute.ts'
import { fromVitest, type Outcome, single } from './outcome.ts'

export interface Part {
  title: string
  run(): Promise<Outcome>
}

/** All parts of the tests, the cheap ones first. `browser` runs against what `build` has built. */
export function parts(progress: Progress): Part[] {
  return [
    { title: 'types', run: types },
    { title: 'lint', run: () => check([packageBinary('@biomejs/biome/bin/biome'), 'ci', '.']) },
    { title: 'imports', run: () => check(['scripts/check-imports.ts']) },
    { title: 'unit', run: () => vitest('unit') },
    { title: 'integration', run: () => vitest('integration') },
    { title: 'build', run: () => build(progress) },
    { title: 'browser', run: browser },
  ]
}

async function types(): Promise<Outcome> {
  await buildContent(async (_, command, env) => {
    const { code, output } = await execute(command, env)
    if (code !== 0) throw new Error(`contentlayer2 build failed:\n${output}`)
  }, process.env)
  return check([packageBinary('typescript/bin/tsc'), '--noEmit', '--incremental', 'false', '-p', '.'])
}

async function check(command: string[]): Promise<Outcome> {
  const { code, output } = await execute([nodeBinary, ...command])
  return single(code === 0, output)
}

async function vitest(project: string): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'restock-test-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
  try {
    const command = [
      nodeBinary,
      packageBinary('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      ...reporters,
    ]
    const { code, output } = await execute(command, { ...process.env, NO_COLOR: '1' })
    return fromVitest(readReport(report), code, output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function browser(): Promise<Outcome> {
  if (process.env.RESTOCK_TEMPLATES) return vitest('e2e')
  return single(false, 'The browser tests were not run: there is no build to run them against.')
}

async function build(progress: Progress): Promise<Outcome> {
  await handTemplates(lanes, progress)
  return single(true, '')
}
