import { expect, test } from 'vitest'
import { fromVitest } from '#scripts/test/outcome.ts'

const file = (status: string, ...tests: string[]) => ({
  name: '/shop/tests/some.test.ts',
  status,
  startTime: 0,
  endTime: 900,
  assertionResults: tests.map((result) => ({
    status: result,
    fullName: `this is ${result}`,
    failureMessages: result === 'failed' ? ['expected 1 to be 2'] : [],
  })),
})

test('counts what passed, failed and was skipped, and tells what failed', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] }
  expect(fromVitest(report, 1, 'output')).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    report: 'FAILED this is failed\n  in /shop/tests/some.test.ts\nexpected 1 to be 2',
  })
})

test('a message as long as a page is cut, so that the next is read', () => {
  const failed = file('failed', 'failed')
  failed.assertionResults[0]?.failureMessages.splice(0, 1, `not this: ${'x'.repeat(100_000)} at line 7`)
  const { report } = fromVitest({ testResults: [failed] }, 1, '')
  expect(report).toMatch(/^FAILED this is failed.*not this: x+.*characters.*x at line 7$/s)
  expect(report.length).toBeLessThan(3_500)
})

test('files that take long are named, the longest first', () => {
  const took = (name: string, endTime: number) => ({ ...file('passed', 'passed'), name, endTime })
  const report = {
    testResults: [took('/a.test.ts', 21_000), took('/b.test.ts', 60_400), took('/c.test.ts', 900)],
  }
  expect(fromVitest(report, 0, '')).toMatchObject({
    failed: 0,
    report: 'Long: b.test.ts 60 s, a.test.ts 21 s',
  })
})

test('a file that could not be loaded is a failure', () => {
  const report = { testResults: [file('passed', 'passed'), file('failed')] }
  expect(fromVitest(report, 1, '')).toMatchObject({ passed: 1, failed: 1 })
})

test('an error outside of any test is a failure', () => {
  expect(fromVitest({ testResults: [file('passed', 'passed')] }, 1, 'it leaked')).toMatchObject({
    passed: 1,
    failed: 1,
    report: 'it leaked',
  })
})

test.each([undefined, { testResults: [] }])('no test at all is a failure', (report) => {
  expect(fromVitest(report, 0, '')).toMatchObject({
    passed: 0,
    failed: 1,
    report: expect.stringContaining('No test'),
  })
})
