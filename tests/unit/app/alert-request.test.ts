import { afterEach, describe, expect, it, vi } from 'vitest'
import { readAlertAnswer, requestAlert } from '#app/_components/purchase/alert-request.ts'

describe('the answer to an alert', () => {
  it('is the words of the shop', () => {
    expect(readAlertAnswer(202, { status: 'waiting', message: 'We will.' })).toEqual({
      state: 'waiting',
      message: 'We will.',
    })
    expect(readAlertAnswer(422, { error: { field: 'email', message: 'No address.' } })).toEqual({
      state: 'refused',
      message: 'No address.',
    })
  })

  it.each([
    [500, { error: { message: 'stack trace' } }],
    [403, { error: { message: 'cross-site' } }],
    [422, { error: {} }],
    [200, null],
  ])('is a failure of ours for %s %j', (status, body) => {
    expect(readAlertAnswer(status, body)).toMatchObject({ state: 'failed' })
  })
})

describe('requestAlert', () => {
  afterEach(() => vi.unstubAllGlobals())
  const form = { sku: 'A', email: 'ann@example.com', market: 'en-eu' }

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('fetch failed'))],
    ['the answer is no JSON', async () => new Response('<html>', { status: 502 })],
  ])('fails in words when %s', async (_, fetch) => {
    vi.stubGlobal('fetch', fetch)
    expect(await requestAlert(form)).toMatchObject({ state: 'failed' })
  })

  it('sends the variant, the address and the market', async () => {
    const fetch = vi.fn(async () => Response.json({ status: 'waiting', message: 'Yes.' }, { status: 202 }))
    vi.stubGlobal('fetch', fetch)
    await requestAlert(form)
    expect(fetch).toHaveBeenCalledWith(
      '/api/stock-alerts',
      expect.objectContaining({ method: 'POST', body: JSON.stringify(form) }),
    )
  })
})
