import { describe, expect, it } from 'vitest'
import { formatLine } from '#lib/log/logger.ts'

const moment = new Date(Date.UTC(2026, 4, 1))

describe('formatLine', () => {
  it('is one line, with the error and its causes', () => {
    const error = new Error('outer\nline', {
      cause: Object.assign(new Error('inner'), { code: 'ECONNREFUSED' }),
    })
    const line = formatLine('error', 'It failed', { request: 'r1', error }, moment)
    expect(line).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({
      time: '2026-05-01T00:00:00.000Z',
      level: 'error',
      message: 'It failed',
      request: 'r1',
      error: { message: 'outer\nline', cause: { message: 'inner', code: 'ECONNREFUSED' } },
    })
  })

  it('survives an error that causes itself, and numbers beyond JSON', () => {
    const error = new Error('round')
    error.cause = error
    expect(() => formatLine('error', 'm', { error, big: 10n }, moment)).not.toThrow()
  })
})
