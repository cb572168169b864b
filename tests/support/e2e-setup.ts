import type { TestProject } from 'vitest/node'
import { lanes } from './lanes.ts'
import { handTemplates, releaseTemplates } from './template.ts'

/** Builds the sites that the browser tests run against, when `npm test` has not: one for each lane that the files to run can fill. */
export async function setup({ vitest }: TestProject): Promise<() => Promise<void>> {
  await handTemplates(Math.min(lanes, vitest.state.getPaths().length))
  return releaseTemplates
}
