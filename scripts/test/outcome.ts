/** What one part of the tests came to. */
export interface Outcome {
  passed: number
  failed: number
  skipped: number
  /** What a person has to read when something failed. */
  report: string
}

/** A part that is one check: types, lint, imports, build. */
export function single(passed: boolean, report: string): Outcome {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, report: passed ? '' : report }
}

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts the tests of a vitest run.
 *
 * @param report its JSON report, `undefined` when it wrote none
 * @param exitCode not zero although no test failed: an error outside of any test
 */
export function fromVitest(report: VitestReport | undefined, exitCode: number, output: string): Outcome {
  const files = report?.testResults ?? []
  if (files.length === 0) return single(false, `No test was run, which is no success:\n${output}`)
  const results = files.flatMap((file) => file.assertionResults)
  const count = (status: string) => results.filter((result) => result.status === status).length
  const passed = count('passed')
  const unloaded = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  ).length
  const counted = count('failed') + unloaded
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted
  return {
    passed,
    failed,
    skipped: results.length - passed - count('failed'),
    report: failed > 0 ? output : '',
  }
}
