import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take a minute and more, the longest first: one that began last would keep a lane waiting for it alone. */
const longest = [
  'crash',
  'accessibility',
  'freshness-proof',
  'moved',
  'sweep',
  'freshness',
  'studio-writing',
  'studio-releases',
  'main-job',
  'browser-cache',
]

const rank = ({ moduleId }: TestSpecification) => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`))
  return at < 0 ? longest.length : at
}

/** Begins with the files that take long. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
