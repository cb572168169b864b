import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { routeConsole } from '#lib/log/console.ts'
import { logger } from '#lib/log/logger.ts'

const original = { error: console.error, warn: console.warn }
let lines: Record<string, unknown>[]
beforeEach(() => {
  lines = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(JSON.parse(String(line)))
    return true
  })
  routeConsole()
})
afterEach(() => {
  Object.assign(console, original)
  vi.restoreAllMocks()
})

it('makes a line of JSON of what a library prints', () => {
  console.error('\u001b[31m⨯\u001b[39m', 'it %s', 'broke')
  console.warn('careful')
  expect(lines).toMatchObject([
    { level: 'error', message: expect.stringContaining('broke') },
    { level: 'warn', message: 'careful' },
  ])
  expect(lines[0]?.message).not.toContain('\u001b')
})

it('writes an error once, whoever tells of it again', () => {
  const error = new Error('boom')
  logger.error('A request failed', { request: 'r1', error })
  console.error('⨯', error)
  expect(lines).toHaveLength(1)
  console.error(new Error('boom'))
  expect(lines).toHaveLength(2)
})
