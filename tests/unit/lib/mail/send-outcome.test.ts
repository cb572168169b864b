import { describe, expect, it } from 'vitest'
import { judgeSendError } from '#lib/mail/send-outcome.ts'

const answer = (code: number, body: unknown = null, headers: Record<string, string> = {}) =>
  Object.assign(new Error('answered'), { code, response: { headers, body } })
const broken = (code: string) => Object.assign(new Error(code), { code })

describe('judgeSendError', () => {
  it('takes a refusal for final, in the provider’s words', () => {
    const body = {
      errors: [{ message: 'Does not contain a valid address.', field: 'personalizations.0.to', help: null }],
    }
    expect(judgeSendError(answer(400, body))).toEqual({
      state: 'failed',
      reason: 'SendGrid answered 400: personalizations.0.to: Does not contain a valid address.',
    })
    expect(judgeSendError(answer(401)).state).toBe('failed')
  })

  it('waits for the moment that a limit names', () => {
    expect(judgeSendError(answer(429, null, { 'x-ratelimit-reset': '1700000000' }))).toMatchObject({
      state: 'retry',
      limited: true,
      at: 1_700_000_000_000,
    })
    expect(judgeSendError(answer(429, null, { 'x-ratelimit-reset': 'soon' }))).not.toHaveProperty('at')
  })

  it.each([500, 502, 503])('tries again after %i', (code) => {
    expect(judgeSendError(answer(code))).toMatchObject({ state: 'retry', limited: false })
  })

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('tries again after %s, for nothing left', (code) => {
    expect(judgeSendError(broken(code)).state).toBe('retry')
  })

  it.each(['ECONNABORTED', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE'])(
    'does not know after %s',
    (code) => {
      expect(judgeSendError(broken(code)).state).toBe('unknown')
    },
  )

  it('does not know after anything else', () => {
    expect(judgeSendError(new Error('socket hang up')).state).toBe('unknown')
    expect(judgeSendError('?').state).toBe('unknown')
  })
})
