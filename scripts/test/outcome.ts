import path from 'node:path'

/** What one part of the tests came to. */
export interface Outcome {
  passed: number
  failed: number
  skipped: number
  /** What a person has to read: what failed, and what took long. */
  report: string
}

/** A part that is one check: types, lint, imports, build. */
export function single(passed: boolean, report: string): Outcome {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, report: passed ? '' : report }
}

interface VitestReport {
  testResults: VitestFile[]
}

interface VitestFile {
  /** Path of the file. */
  name: string
  status: string
  /** Why a file was not even loaded. */
  message?: string
  /** ms since the epoch */
  startTime: number
  endTime: number
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
}

/** A page of markup in a message would bury the others: so many characters of its start and of its end are shown. */
const shownOfMessage = 1500

/** Files that took longer than this are named with their time, in ms. */
const slow = 20_000

/**
 * Counts the tests of a vitest run, and tells those that failed shortly: the start of each message, and which files took long.
 *
 * @param report its JSON report, `undefined` when it wrote none
 * @param exitCode not zero although no test failed: an error outside of any test, which only the output tells
 */
export function fromVitest(report: VitestReport | undefined, exitCode: number, output: string): Outcome {
  const files = report?.testResults ?? []
  if (files.length === 0) return single(false, `No test was run, which is no success:\n${output}`)
  const results = files.flatMap((file) => file.assertionResults)
  const count = (status: string) => results.filter((result) => result.status === status).length
  const passed = count('passed')
  const faults = files.flatMap(faultsOf)
  const outside = faults.length === 0 && exitCode !== 0 ? [output] : []
  return {
    passed,
    failed: faults.length + outside.length,
    skipped: results.length - passed - count('failed'),
    report: [...faults, ...outside, ...slowOnes(files)].join('\n\n'),
  }
}

function faultsOf({ name, status, message = '', assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((result) => result.status === 'failed')
  if (failed.length === 0) return status === 'failed' ? [`FAILED ${name}\n${shortened(message)}`] : []
  return failed.map(
    ({ fullName, failureMessages = [] }) =>
      `FAILED ${fullName}\n  in ${name}\n${failureMessages.map(shortened).join('\n')}`,
  )
}

/** Its first words, and where it happened: lines of the stack stand at its end. */
function shortened(message: string): string {
  if (message.length <= 2 * shownOfMessage) return message
  return `${message.slice(0, shownOfMessage)}\n  … (${message.length - 2 * shownOfMessage} characters) …\n${message.slice(-shownOfMessage)}`
}

function slowOnes(files: readonly VitestFile[]): string[] {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({ name, took: endTime - startTime }))
    .filter(({ took }) => took > slow)
    .toSorted((a, b) => b.took - a.took)
  if (slowest.length === 0) return []
  return [
    `Long: ${slowest.map(({ name, took }) => `${path.basename(name)} ${Math.round(took / 1000)} s`).join(', ')}`,
  ]
}
