import { expect, test } from 'vitest'
import { fromVitest } from '#scripts/test/outcome.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
})

test('counts what passed, failed and was skipped', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] }
  expect(fromVitest(report, 1, 'output')).toEqual({ passed: 2, failed: 1, skipped: 1, report: 'output' })
})

test('a file that could not be loaded is a failure', () => {
  const report = { testResults: [file('passed', 'passed'), file('failed')] }
  expect(fromVitest(report, 1, '')).toMatchObject({ passed: 1, failed: 1 })
})

test('an error outside of any test is a failure', () => {
  expect(fromVitest({ testResults: [file('passed', 'passed')] }, 1, '')).toMatchObject({
    passed: 1,
    failed: 1,
  })
})

test.each([undefined, { testResults: [] }])('no test at all is a failure', (report) => {
  expect(fromVitest(report, 0, '')).toMatchObject({
    passed: 0,
    failed: 1,
    report: expect.stringContaining('No test'),
  })
})
